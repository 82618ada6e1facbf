#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of the window once it shows creators with their faces, searching for some when nobody is shown.

usage: photograph.py FILE PROGRAM [ARG…]     (within xsess)
"""

import sys

from kollect_atspi import Kollect


def main():
    target, *command = sys.argv[1:]
    with Kollect(*command) as kollect:
        kollect.resize(1280, 800)
        search = kollect.get('push button', 'Search')
        if not kollect.rows():
            kollect.press(search)
        kollect.wait(kollect.rows, 'creators')
        kollect.wait_for_faces()
        kollect.take_picture(target)


if __name__ == '__main__':
    main()
