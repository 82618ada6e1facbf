#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the main loop of the installed program is blocked at most while a sweep of 250 pages runs and the table is
scrolled and sorted as a person does it. A turn of the loop counts by the processor time of its thread: what others do on
the machine is none of it. Within xsess -p.

usage: bench-smooth.py PROGRAM CLI PROBE
"""

import os
import pathlib
import signal
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'ui'))

from kollect_atspi import FRAME, Kollect, Service, get_extents, xdotool  # noqa: E402

PROGRAM, CLI, PROBE = sys.argv[1:4]
N_PAGES = 250
LATENCY = 0.05  # seconds an answer takes
HEADERS = ('Photo', 'CPM', 'Median reads')  # what the table is sorted by in turn
BUTTONS = ('push button', 'toggle button')


def ask(kollect, number, answer):
    """Sends the probe a signal and waits until it says that it did what that asks for."""
    kollect.process.send_signal(number)
    kollect.wait(lambda: answer in pathlib.Path(kollect.log).read_text(errors='replace'), f'“{answer}”')


def find_place(node, window):
    extents = get_extents(node)
    return '--window', window, extents.x + extents.width // 2 + FRAME, extents.y + extents.height // 2 + FRAME


def enter_token(kollect):
    kollect.key('ctrl+comma')
    window = kollect.wait(lambda: kollect.find_window('Preferences'), 'the preferences')
    kollect.type('sample', window=window)
    kollect.key('Return', window=window)
    kollect.get(BUTTONS, 'Forget')
    kollect.key('Escape', window=window)
    kollect.wait(lambda: not kollect.find_window('Preferences'), 'the preferences to close')


def measure(kollect, service):
    table = kollect.get('tree table')
    window = kollect.find_window()
    headers = [kollect.get('label', title, under=table) for title in HEADERS]
    kollect.press(kollect.get(BUTTONS, 'Load All…'))
    kollect.press(kollect.get(BUTTONS, lambda name: name.startswith('Load ') and name.endswith('Pages')))
    kollect.wait(lambda: not kollect.find_window('Load All'), 'the dialog to close')
    # To look around takes a while: the sweep waits meanwhile. Its bar has moved the table down.
    kollect.key('ctrl+shift+p')
    resume = kollect.get(BUTTONS, 'Resume')
    row = find_place(kollect.rows()[4], window)
    places = [find_place(header, window) for header in headers]
    ask(kollect, signal.SIGUSR1, 'watching')
    kollect.press(resume)
    turn = 0
    while service.count()['charged'] < N_PAGES:
        # A click on a header, then the wheel: down a good deal, and up a little.
        xdotool('mousemove', *places[turn % len(places)], 'click', 1, 'mousemove', *row,
                'click', '--repeat', 40, '--delay', 16, 5, 'click', '--repeat', 10, '--delay', 16, 4)
        turn += 1
    kollect.get('label', lambda text: text.startswith('Complete'))
    ask(kollect, signal.SIGUSR2, 'reported')


def main():
    env = {'LD_PRELOAD': PROBE, 'KOLLECT_BENCH_NAME': f'sweep of {N_PAGES} pages, scrolled and sorted'}
    with (tempfile.NamedTemporaryFile() as log, Service(CLI, f'slow:{LATENCY}', creators=20 * N_PAGES) as service,
          Kollect(PROGRAM, '--base-url', service.url, env=env, log=log.name) as kollect):
        kollect.resize(1280, 800)
        enter_token(kollect)
        kollect.press(kollect.get(BUTTONS, 'Search'))
        kollect.wait(kollect.rows, 'rows')
        measure(kollect, service)


main()
