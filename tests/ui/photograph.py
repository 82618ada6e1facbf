#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of the window once everything is on it: with --sample creators and their faces.

usage: photograph.py FILE PROGRAM [ARG…]     (within xsess)
"""

import sys

from kollect_atspi import Kollect


def main():
    target, *command = sys.argv[1:]
    with Kollect(*command) as kollect:
        kollect.resize(1280, 800)
        if '--sample' in command:
            kollect.wait(kollect.rows, 'creators')
            kollect.wait_for_faces()
        kollect.wait_until_settled()
        kollect.take_picture(target)


if __name__ == '__main__':
    main()
