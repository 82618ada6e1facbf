# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the export dialog of a running Kollect by keys alone."""

import pathlib

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

from kollect_atspi import ENTRIES, Missing, get_name, has_state, is_toplevel, walk, xdotool  # noqa: E402

BUTTONS = ('push button', 'toggle button')
DIALOG = 'Export Shortlist'
CHOOSER = 'Save As'


def check(condition, what):
    if not condition:
        raise Missing(what)


class ExportDriver:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.kollect = None

    # --- Looking --------------------------------------------------------------------------------

    def find_toplevel(self, title):
        for index in range(self.kollect.app.get_child_count()):
            window = self.kollect.app.get_child_at_index(index)
            if window and is_toplevel(window) and window.get_name() == title:
                return window
        return None

    def toplevel(self, title):
        """A window is on the screen a moment before it is told of."""
        return self.kollect.wait(lambda: self.find_toplevel(title), f'“{title}” to be told of')

    def texts(self):
        return self.kollect.texts(under=self.toplevel(DIALOG))

    def wait_for(self, part):
        self.kollect.wait(lambda: any(part in text for text in self.texts()), f'“{part}” in the dialog')

    def focused(self, title=DIALOG):
        """The name of what has the focus."""
        for node in walk(self.toplevel(title)):
            if has_state(node, Atspi.StateType.FOCUSED):
                return get_name(node)
        return None

    # --- Keys -----------------------------------------------------------------------------------

    def keys(self, *keys):
        window = self.kollect.wait(lambda: self.kollect.find_window(DIALOG), 'the dialog')
        self.kollect.focus_window(window)
        xdotool('key', '--delay', 60, *keys)

    def open_dialog(self):
        self.kollect.key('ctrl+e')
        self.kollect.wait(lambda: self.kollect.find_window(DIALOG), 'the dialog')
        self.toplevel(DIALOG)

    def wait_closed(self):
        # GTK 4.8 does not survive being looked at while a dialog goes.
        self.kollect.wait(lambda: not self.kollect.find_window(DIALOG), 'the dialog to close')

    def go_to(self, name):
        """To the next row of that name. What has the focus within an entry row is not told by GTK 4.8."""
        for _ in range(30):
            before = self.focused()
            self.keys('Tab')
            if before is not None:
                self.kollect.wait(lambda before=before: self.focused() != before, 'the focus to go on')
            if self.focused() == name:
                return
        raise Missing(f'“{name}” cannot be reached by keys')

    def choose_file(self, target):
        """Answers how many windows there were with the file dialog, and leaves when it is on its way."""
        kollect = self.kollect
        self.keys('alt+e')
        chooser = kollect.wait(lambda: kollect.find_window(CHOOSER), 'the file dialog')
        file_name = kollect.get(ENTRIES, lambda text: True, under=self.toplevel(CHOOSER))
        kollect.set_text(file_name, str(target))
        before = kollect.list_windows()
        kollect.key('Return', window=chooser)
        if target.exists():
            self.replace(before)
        return before

    def replace(self, before):
        """The file dialog asks, in a window of its own, whether what is there shall be replaced."""
        kollect = self.kollect
        question = kollect.wait(lambda: set(kollect.list_windows()) - set(before), 'the question').pop()
        kollect.key('alt+r', window=question)

    def export(self, target):
        before = self.choose_file(target)
        # GTK 4.8 does not survive being looked at while a dialog goes: only its windows are, until they are gone.
        self.kollect.wait(target.exists, f'{target}')
        self.kollect.wait(lambda: len(self.kollect.list_windows()) < len(before) - 1, 'the dialogs to go')
