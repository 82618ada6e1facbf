#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's life: it comes back as it was left, there is one of it, it ends when it is told to, and the desktop can
ask it for something. Within xsess -p.

usage: test-life.py PROGRAM
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from kollect_atspi import ENTRIES, FRAME, Kollect, Missing, Tap, get_extents, xdotool

PROGRAM = sys.argv[1]
ID = 'io.github.kollect_app.Kollect'
BUTTONS = ('push button', 'toggle button')
# Settings have to outlive a run here.
ENVIRONMENT = {'GSETTINGS_BACKEND': 'keyfile', 'G_DEBUG': 'gc-friendly,fatal-warnings'}

LATIN_ONLY = '''<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/opentype/cantarell</dir><cachedir>{}</cachedir></fontconfig>
'''


def check(condition, what):
    if not condition:
        raise Missing(what)


def run(*args, **env):
    return Kollect(PROGRAM, *args, env={**ENVIRONMENT, **env})


def forget_all():
    """Nothing is kept from one step to the next."""
    assert os.environ['HOME'].startswith(os.environ['XDG_RUNTIME_DIR']), 'only within xsess -p'
    shutil.rmtree(pathlib.Path(os.environ['XDG_DATA_HOME']) / 'kollect', ignore_errors=True)
    shutil.rmtree(pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'glib-2.0', ignore_errors=True)


# --- Looking ----------------------------------------------------------------------------------------


def get_size(kollect):
    lines = xdotool('getwindowgeometry', '--shell', kollect.find_window()).splitlines()
    shape = dict(line.split('=') for line in lines)
    return int(shape['WIDTH']) - 2 * FRAME, int(shape['HEIGHT']) - 2 * FRAME


def get_names(kollect):
    return [row.get_name() for row in kollect.rows()]


def get_left(kollect, role, name):
    return get_extents(kollect.get(role, name)).x


def find_summary(kollect, name):
    """The line above a shortlist; its list and a toast name it as well."""
    return any(text.startswith(f'{name}  1 creator') for text in kollect.texts())


def get_filters_width(kollect):
    """Told by what is as wide as they are but for its margins: where that is, versions of GTK do not agree on."""
    return get_extents(kollect.get('label', 'Audience')).width + 2 * 12


def open_details(kollect):
    kollect.click(kollect.find('label', under=kollect.rows()[0]))
    kollect.get(BUTTONS, 'Profile ↗')


def drag(kollect, start, end, y):
    """Drags within the window, as a hand does: not in one leap."""
    window = kollect.find_window()
    xdotool('mousemove', '--window', window, start, y)
    xdotool('mousedown', 1)
    for step in range(1, 5):
        xdotool('mousemove', '--window', window, start + (end - start) * step // 4, y)
    xdotool('mouseup', 1)
    kollect.wait_until_settled()


# --- Steps ------------------------------------------------------------------------------------------


def come_back():
    forget_all()
    with run('--sample') as kollect:
        kollect.resize(1300, 760)
        kollect.wait(kollect.rows, 'creators')
        kollect.wait_until_settled()
        open_details(kollect)
        kollect.wait_until_settled()
        before = get_left(kollect, BUTTONS, 'Profile ↗')
        # The edges of the filters and of the details.
        drag(kollect, get_filters_width(kollect), 360, 400)
        pane = get_left(kollect, 'label', 'Recent notes') - 15
        drag(kollect, pane, pane - 60, 400)
        wide = 1300 - get_left(kollect, 'label', 'Recent notes')
        filters = get_filters_width(kollect)
        check(wide > 1300 - before, 'the details did not become wider')
        check(filters > 320, f'the filters did not become wider: {filters}')

        unsorted = get_names(kollect)
        # The filters have a heading of that name too.
        kollect.click(kollect.find_all('label', 'Creator')[-1])
        kollect.wait(lambda: get_names(kollect) not in ([], unsorted), 'another order')
        kollect.wait_until_settled()
        sorted_names = get_names(kollect)
        kollect.key('alt+2')
        kollect.wait_for_text('No Shortlists Yet')
        check(kollect.quit() == 0, 'it did not end well')

    with run('--sample') as kollect:
        kollect.wait_for_text('No Shortlists Yet')
        check(get_size(kollect) == (1300, 760), f'size {get_size(kollect)}')
        kollect.key('alt+1')
        kollect.wait(kollect.rows, 'creators')
        kollect.wait_until_settled()
        check(get_names(kollect) == sorted_names, 'sorted otherwise')
        check(abs(get_filters_width(kollect) - filters) <= 2, 'the filters have another width')
        open_details(kollect)
        kollect.wait_until_settled()
        again = 1300 - get_left(kollect, 'label', 'Recent notes')
        check(abs(again - wide) <= 2, f'the details have another width: {again}, {wide} before')


def be_one():
    forget_all()
    with run('--sample') as kollect:
        kollect.wait(kollect.rows, 'creators')
        second = subprocess.run([PROGRAM], env=kollect.env, timeout=60, check=False)
        check(second.returncode == 0, f'the second ended with {second.returncode}')
        check(kollect.process.poll() is None, 'the first is gone')
        check(len(kollect.list_windows()) == 1, f'{len(kollect.list_windows())} windows')


def end_when_told(number):
    forget_all()
    with run('--sample') as kollect:
        kollect.wait(kollect.rows, 'creators')
        kollect.resize(1111, 700)
        kollect.wait(lambda: get_size(kollect) == (1111, 700), 'the size')
        kollect.wait_until_settled()
        check(kollect.stop(number) == 0, 'it was killed and did not end')

    # What was there, and how it was laid, is there.
    with run('--sample') as kollect:
        kollect.wait(kollect.rows, 'creators')
        check(get_size(kollect) == (1111, 700), f'size {get_size(kollect)}')


def do_what_the_desktop_asks():
    forget_all()
    with run('--sample') as kollect:
        kollect.wait(kollect.rows, 'creators')
        subprocess.run(['gapplication', 'action', ID, 'shortlists'], check=True)
        kollect.wait_for_text('No Shortlists Yet')
        subprocess.run(['gapplication', 'action', ID, 'new-search'], check=True)
        kollect.wait(kollect.rows, 'the results')
        kollect.type('lamp')
        keyword = kollect.get(ENTRIES, 'Keyword')
        kollect.wait(lambda: keyword.get_text_iface().get_character_count() == 4, 'the cursor in the keyword')


def start_as_a_service():
    """As the bus starts it for an action: without a window until one is needed."""
    forget_all()
    env = {**os.environ, **ENVIRONMENT, 'GDK_BACKEND': 'x11', 'GTK_USE_PORTAL': '0', 'ADW_DISABLE_PORTAL': '1'}
    with subprocess.Popen([PROGRAM, '--gapplication-service'], env=env) as process:
        try:
            subprocess.run(['gdbus', 'wait', '--session', '--timeout', '30', ID], check=True)
            subprocess.run(['gapplication', 'action', ID, 'shortlists'], check=True)
            kollect = Kollect(PROGRAM)
            kollect.process = process
            kollect.wait(kollect.find_window, 'a window')
        finally:
            process.send_signal(signal.SIGTERM)
        check(process.wait(30) == 0, 'it did not end well')


def open_a_file():
    """The one that is given at the start, and one that is given to the running program."""
    forget_all()
    handover = pathlib.Path(__file__).parents[1] / 'handover/corpus/handover.json'
    with run(str(handover)) as kollect:
        for name in ('Launch', 'Launch (2)'):
            kollect.press(kollect.get(BUTTONS, 'Take Over'))
            kollect.wait(lambda name=name: find_summary(kollect, name), f'the shortlist “{name}”')
            kollect.wait(lambda: get_names(kollect) == ['=x'], 'the creator')
            if name == 'Launch':
                subprocess.run([PROGRAM, str(handover)], env=kollect.env, timeout=60, check=True)
        check(kollect.quit() == 0, 'it did not end well')


def miss_a_font():
    forget_all()
    with tempfile.TemporaryDirectory(prefix='kollect-fonts-') as folder:
        config = pathlib.Path(folder, 'fonts.conf')
        config.write_text(LATIN_ONLY.format(folder), encoding='utf-8')
        notice = 'no font here can show them'
        with run(FONTCONFIG_FILE=str(config)) as kollect:
            kollect.wait_for_text(notice)
            kollect.quit()
        # Said once.
        with run(FONTCONFIG_FILE=str(config)) as kollect:
            kollect.wait_for_text('Welcome to Kollect')
            kollect.wait_until_settled()
            check(not any(notice in text for text in kollect.texts()), 'said again')
            kollect.quit()
    with run() as kollect:
        kollect.wait_for_text('Welcome to Kollect')
        kollect.wait_until_settled()
        check(not any(notice in text for text in kollect.texts()), 'said where there is a font')


def main():
    tap = Tap()
    tap.step('come back as it was left', come_back)
    tap.step('be one', be_one)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        tap.step(f'end on {number.name}', end_when_told, number)
    tap.step('do what the desktop asks', do_what_the_desktop_asks)
    tap.step('start as a service', start_as_a_service)
    tap.step('open a file', open_a_file)
    tap.step('miss a font', miss_a_font)
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
