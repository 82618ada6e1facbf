#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a marketer says of creators, by keys alone: what is on the screen outlives the program that is killed. Within
xsess -p.

usage: test-remarks.py KOLLECT
"""

import signal
import sys

from kollect_atspi import Kollect, Tap, get_name

KOLLECT = sys.argv[1]
BUTTONS = ('push button', 'toggle button')
NOTE = 'ask in spring 100'


def start():
    # Warnings are not fatal here, as GTK 4.8 itself warns of one thing.
    return Kollect(KOLLECT, '--sample', env={'G_DEBUG': 'gc-friendly'})


class Remarks:
    def __init__(self):
        self.kollect = None
        self.name = None

    def select_first(self):
        kollect = self.kollect
        kollect.key('alt+2')
        row = kollect.wait(lambda: len(kollect.rows()) == 2 and kollect.rows()[0], 'two creators')
        self.name = get_name(row)
        kollect.click(kollect.find('label', under=row))
        kollect.get('label', 'Note')

    def star_two(self):
        kollect = self.kollect
        for row in kollect.wait(kollect.rows, 'sample creators')[:2]:
            star = kollect.find(BUTTONS, under=row)
            before = get_name(star)
            kollect.press(star)
            kollect.wait(lambda star=star, before=before: get_name(star) != before, 'a star')
        self.select_first()

    def say_something(self):
        kollect = self.kollect
        kollect.key('1')
        kollect.wait_for_text('Chosen')
        kollect.key('n')
        # Digits within a note are letters.
        kollect.type(NOTE)
        self.wait_for_remark('Chosen', NOTE)

    def wait_for_remark(self, *texts):
        row = self.kollect.rows()[0]
        self.kollect.wait(
            lambda: set(texts) <= {get_name(label) for label in self.kollect.find_all('label', under=row)},
            f'{texts} on the row')

    def find_it_again(self):
        self.select_first()
        self.wait_for_remark('Chosen', NOTE)

    def take_back(self):
        self.kollect.key('0')
        # What lies over all is not found at its place.
        self.kollect.get('label', f'{self.name}: Open', showing=False)
        self.kollect.key('ctrl+z')
        self.wait_for_remark('Chosen', NOTE)


def run(tap, job, *steps):
    for step in steps:
        if not tap.failed:
            tap.step(step.__name__.replace('_', ' '), step)


def main():
    tap = Tap()
    job = Remarks()
    with start() as job.kollect:
        job.kollect.resize(1400, 860)
        run(tap, job, job.star_two, job.say_something)
        job.kollect.stop(signal.SIGKILL)
    with start() as job.kollect:
        job.kollect.resize(1400, 860)
        run(tap, job, job.find_it_again, job.take_back)
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
