#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job with nothing but keys: search, sort, star, open the shortlist, export. What has the focus is heard on the
accessibility bus, what is on the screen is read there, and nothing is done over it. And the shortcuts window and
docs/keyboard.md tell exactly the keys that there are. Within xsess -p.

usage: test-keys.py PROGRAM     (PROGRAM: kollect-probed)
"""

import os
import pathlib
import re
import sys
import tempfile
import time
import xml.etree.ElementTree

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from kollect_atspi import DEADLINE, Missing, Tap, get_name, get_role, walk, xdotool  # noqa: E402
from kollect_pages import Window  # noqa: E402

PROGRAM = sys.argv[1]
SOURCE = pathlib.Path(__file__).resolve().parents[2]
# Nobody presses Tab more often to get somewhere.
MOST_TABS = 60
# A drop-down is one by its whole or by the button in it.
BUTTONS = ('push button', 'toggle button', 'combo box')
MODIFIERS = {'Control': 'Ctrl', 'Alt': 'Alt', 'Shift': 'Shift'}
KEYS = {'comma': ',', 'question': '?'}


def check(condition, what):
    if not condition:
        raise Missing(what)


# --- Which keys there are -------------------------------------------------------------------------


def spell(accelerator):
    """“<Shift><Control>m” as people write it."""
    modifiers = [MODIFIERS[name] for name in MODIFIERS if f'<{name}>' in accelerator]
    # Digits of the keypad do what digits do.
    key = re.sub(r'<\w+>|^KP_(?=\d$)', '', accelerator)
    key = KEYS.get(key, key.upper() if len(key) == 1 else key)
    return '+'.join([*modifiers, key])


def read_shortcuts_window():
    """What each key does, by its name."""
    tree = xml.etree.ElementTree.parse(SOURCE / 'src/ui/gtk/help-overlay.ui')
    told = {}
    for shortcut in tree.iter('object'):
        if shortcut.get('class') == 'GtkShortcutsShortcut':
            values = {child.get('name'): child.text for child in shortcut.findall('property')}
            for accelerator in values['accelerator'].split():
                told[spell(accelerator)] = values['title']
    return told


def read_document():
    told = {}
    text = (SOURCE / 'docs/keyboard.md').read_text(encoding='utf-8').split('## What GTK gives')[0]
    for keys, what in re.findall(r'^\| (.+?) \| (.+?) \|$', text, re.MULTILINE):
        if keys != 'keys':
            told.update({key: what for key in re.split(r', (?=\w)', keys)})
    return told


def list_keys(window):
    """The keys of actions and functions of ours, and F10, which opens the menu that GTK was told is the main one."""
    return {spell(key) for _, key, action in window.ask('keys') if re.match(r'action\(|app\.|win\.|callback', action) or key == 'F10'}


def compare_keys(window):
    window.do('press', '.star', 0)
    window.wait_for('#shortlist_button')
    window.do('act', '*', 'win.show-page', '"shortlists"')
    window.wait_for('KolShortlistsPage')
    there = list_keys(window)
    told = read_shortcuts_window()
    check(len(there) > 20, f'only {there}')
    check(there == set(told), f'not told of: {there - set(told)}; told of, but not there: {set(told) - there}')
    document = read_document()
    check(document == told, f'the document differs in {sorted(set(document.items()) ^ set(told.items()))}')


# --- The main job ---------------------------------------------------------------------------------


class Job:
    def __init__(self, window, folder):
        self.window = window
        self.folder = pathlib.Path(folder)
        self.focus = None  # what had the focus last, as (role, name)
        self.n_focused = 0
        self.starred = []
        self.listener = Atspi.EventListener.new(self.on_focused)
        self.listener.register('object:state-changed:focused')

    def on_focused(self, event):
        try:
            if event.detail1:
                self.focus = get_role(event.source), get_name(event.source)
                self.n_focused += 1
        except GLib.Error:  # it is gone already
            pass

    def wait(self, condition, what):
        """As everywhere, but hears meanwhile."""
        end = time.monotonic() + DEADLINE
        while True:
            while GLib.MainContext.default().iteration(False):
                pass
            try:
                answer = condition()
            except GLib.Error:
                answer = None
            if answer:
                return answer
            check(time.monotonic() < end, f'not within {DEADLINE:g} s: {what}; the focus is on {self.focus}')
            time.sleep(0.02)

    def keys(self, *keys, title=None):
        """To whoever has the focus; a window that has just opened is given it first, as there is no window manager."""
        if title:
            self.window.focus_window(self.wait(lambda: self.window.find_window(title), f'the window “{title}”'))
        xdotool('key', '--delay', 40, *keys)

    def go_to(self, roles, name, key='Tab'):
        """Presses Tab until the focus is there. GTK 4.8 does not tell of it within an entry."""
        for _ in range(MOST_TABS):
            if self.focus and self.focus[0] in roles and name(self.focus[1]):
                return
            before = self.n_focused
            self.keys(key)
            # An entry answers with nothing: after a moment Tab goes on.
            end = time.monotonic() + 0.5
            while self.n_focused == before and time.monotonic() < end:
                GLib.MainContext.default().iteration(False)
                time.sleep(0.01)
        raise Missing(f'the {roles[0]} cannot be reached by Tab')

    def rows(self):
        return [get_name(row) for row in self.window.rows()]

    def followers(self):
        """The first figure of each row."""
        for row in self.window.rows():
            texts = [get_name(node) for node in walk(row) if get_role(node) == 'label']
            yield next(int(text.replace(',', '')) for text in texts if text.replace(',', '').isdigit())

    # --- Steps ----------------------------------------------------------------------------------

    def search(self):
        before = self.wait(self.rows, 'sample creators')
        self.keys('ctrl+f', title='Kollect')
        self.go_to(BUTTONS, lambda name: name == 'Men')
        self.keys('space')
        self.window.wait_for_text('Creator’s gender: Men')
        self.keys('ctrl+Return')
        self.wait(lambda: self.rows() and self.rows() != before, 'other creators')

    def sort(self):
        self.keys('ctrl+shift+s')
        self.wait(lambda: self.window.shows('popover'), 'the popover')
        self.go_to(BUTTONS, lambda name: name == 'Sort by')
        n_windows = len(self.window.list_windows())
        self.keys('space')
        self.wait(lambda: len(self.window.list_windows()) > n_windows, 'what can be sorted by')
        # As found, the creator, followers
        self.keys('Down', 'Down', 'Return')
        self.go_to(BUTTONS, lambda name: name == 'Descending')
        self.keys('space', 'Escape')
        self.wait(lambda: not self.window.shows('popover'), 'the popover to close')
        self.wait(lambda: list(self.followers()) == sorted(self.followers()), 'the fewest followers first')

    def star(self):
        self.go_to(('table row',), lambda name: True)
        # The row that was first before is not first any more. What has the focus is starred, selected or not.
        lonely = self.focus[1]
        for key, star in ('s', f'On the shortlist: {lonely}'), ('s', f'Add to shortlist: {lonely}'):
            self.keys(key)
            self.wait(lambda star=star: self.window.find(BUTTONS, star, showing=False), f'“{star}”')
        self.keys('Home')
        for name in self.rows()[:3]:
            self.wait(lambda name=name: self.focus == ('table row', name), f'the focus on {name}')
            self.keys('s')
            star = f'On the shortlist: {name}'
            self.wait(lambda star=star: self.window.find(BUTTONS, star), 'a star')
            self.starred.append(name)
            self.keys('Down')

    def open_shortlist(self):
        self.keys('alt+2')
        self.wait(lambda: self.rows() == self.starred, f'{self.starred} on the shortlist')

    def export(self):
        target = self.folder / 'keys.pdf'
        self.keys('ctrl+e')
        self.keys('alt+e', title='Export Shortlist')
        self.keys('ctrl+a', title='Save As')
        xdotool('type', '--delay', 15, str(target))
        windows = self.window.list_windows()
        self.keys('Return')
        # GTK 4.8 does not survive being looked at while a dialog goes: only its windows are, until they are gone.
        self.wait(target.exists, f'{target}')
        self.wait(lambda: len(self.window.list_windows()) < len(windows), 'the dialogs to go')
        check(target.read_bytes().startswith(b'%PDF'), 'no PDF')

    def quit(self):
        self.keys('ctrl+q', title='Kollect')
        self.wait(lambda: self.window.process.poll() is not None, 'the program to end')


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder, Window(PROGRAM, '--sample') as window:
        window.resize(1400, 860)
        job = Job(window, folder)
        for step in (job.search, job.sort, job.star, job.open_shortlist, job.export):
            tap.step(step.__name__.replace('_', ' '), step)
            if tap.failed:
                if os.environ.get('KOLLECT_TEST_PICTURE'):
                    window.take_picture(os.environ['KOLLECT_TEST_PICTURE'])
                break
        tap.step('the keys that are told of', compare_keys, window)
        tap.step('quit', job.quit)
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
