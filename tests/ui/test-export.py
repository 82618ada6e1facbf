#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The export dialog as a person uses it who has no mouse: another format, another language, what the preview makes of it,
and files. Within xsess -p.

usage: test-export.py KOLLECT KOLLECT-CLI
"""

import json
import os
import pathlib
import sys
import tempfile
import zipfile

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

from kollect_atspi import ENTRIES, Kollect, Missing, Tap, get_name, has_state, is_toplevel, walk, xdotool  # noqa: E402

KOLLECT, KOLLECT_CLI = sys.argv[1:]
BUTTONS = ('push button', 'toggle button')
DIALOG = 'Export Shortlist'
CHOOSER = 'Save As'


def check(condition, what):
    if not condition:
        raise Missing(what)


class Export:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.kollect = None

    # --- Looking --------------------------------------------------------------------------------

    def toplevel(self, title):
        for index in range(self.kollect.app.get_child_count()):
            window = self.kollect.app.get_child_at_index(index)
            if window and is_toplevel(window) and window.get_name() == title:
                return window
        raise Missing(f'no window “{title}”')

    def texts(self):
        return self.kollect.texts(under=self.toplevel(DIALOG))

    def wait_for(self, part):
        self.kollect.wait(lambda: any(part in text for text in self.texts()), f'“{part}” in the dialog')

    def focused(self):
        """The names of what has the focus, from the inside out."""
        for node in walk(self.toplevel(DIALOG)):
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
        self.kollect.wait(lambda: self.toplevel(DIALOG), 'the dialog to be told of')

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
        file_name = kollect.get(ENTRIES, lambda text: True, under=kollect.wait(lambda: self.toplevel(CHOOSER), 'it'))
        kollect.set_text(file_name, str(target))
        before = kollect.list_windows()
        kollect.key('Return', window=chooser)
        return before

    def export(self, target):
        before = self.choose_file(target)
        # GTK 4.8 does not survive being looked at while a dialog goes: only its windows are, until they are gone.
        self.kollect.wait(target.exists, f'{target}')
        self.kollect.wait(lambda: len(self.kollect.list_windows()) < len(before) - 1, 'the dialogs to go')

    # --- Steps ----------------------------------------------------------------------------------

    def star_three(self):
        kollect = self.kollect
        for row in kollect.wait(kollect.rows, 'sample creators')[:3]:
            star = kollect.find(BUTTONS, under=row)
            before = get_name(star)
            kollect.press(star)
            kollect.wait(lambda star=star, before=before: get_name(star) != before, 'a star')
        kollect.key('alt+2')
        kollect.wait_for_text('3 creators')

    def see_pages(self):
        self.open_dialog()
        self.wait_for('Page 1 of ')
        self.wait_for('Cards with faces')

    def change_format(self):
        self.keys('Right', 'space')
        self.wait_for('A spreadsheet with faces')
        self.wait_for('RedNote ID')
        self.kollect.wait(lambda: not any('Page 1 of' in text for text in self.texts()), 'the pages to go')

    def change_language(self):
        self.go_to('Language')
        windows = len(self.kollect.list_windows())
        self.keys('Return')
        self.kollect.wait(lambda: len(self.kollect.list_windows()) > windows, 'the languages')
        xdotool('key', '--delay', 60, 'Down', 'Down', 'Return')
        self.wait_for('小红书号')
        self.kollect.wait(lambda: 'RedNote ID' not in self.texts(), 'the preview to be in Chinese')

    def export_workbook(self):
        target = self.folder / 'spring.xlsx'
        self.export(target)
        with zipfile.ZipFile(target) as book:
            sheet = book.read('xl/worksheets/sheet1.xml').decode()
        check('小红书号' in sheet, 'the workbook is not in Chinese')
        # What lies over all is not found at its place.
        self.kollect.get('label', 'Saved “spring.xlsx”', showing=False)
        self.kollect.get(BUTTONS, 'Open', showing=False)
        self.kollect.get(('alert', 'notification'), 'Saved “spring.xlsx”', showing=False)
        self.kollect.get(BUTTONS, 'Show in Folder', showing=False)

    def export_data(self):
        target = self.folder / 'spring.json'
        self.open_dialog()
        # It comes back on the workbook.
        self.wait_for('A spreadsheet with faces')
        self.keys('Down', 'Right', 'space')
        self.wait_for('All that is known')
        self.export(target)
        check(len(json.loads(target.read_text())['entries']) == 3, 'not three creators')


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        job = Export(folder)
        # Warnings are not fatal here, as GTK 4.8 itself warns of one thing.
        with Kollect(KOLLECT, '--sample', env={'G_DEBUG': 'gc-friendly'}, log=job.folder / 'kollect.log') as kollect:
            job.kollect = kollect
            kollect.resize(1400, 860)
            for step in (job.star_three, job.see_pages, job.change_format, job.change_language, job.export_workbook,
                         job.export_data):
                tap.step(step.__name__.replace('_', ' '), step)
                if tap.failed:
                    if os.environ.get('KOLLECT_TEST_PICTURE'):
                        kollect.take_picture(os.environ['KOLLECT_TEST_PICTURE'])
                    break
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
