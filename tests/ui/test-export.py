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
import subprocess
import sys
import tempfile
import urllib.parse
import zipfile

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

from kollect_atspi import ENTRIES, Kollect, Tap, get_name, get_text, has_state, xdotool  # noqa: E402
from kollect_export import BUTTONS, DIALOG, ExportDriver, check  # noqa: E402

KOLLECT, KOLLECT_CLI = sys.argv[1:]


class Export(ExportDriver):
    def __init__(self, folder):
        super().__init__(folder)
        self.opened = self.folder / 'opened'

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
        self.kollect.get(('alert', 'notification'), 'Saved “spring.xlsx”', showing=False)
        self.press_on_toast('Show in Folder', self.folder)
        # That lets the toast go.
        self.press_on_toast('Open', target)

    def name_another_format(self):
        """A file is what its name says."""
        target = self.folder / 'spring.csv'
        self.open_dialog()
        self.wait_for('A spreadsheet with faces')
        self.export(target)
        self.kollect.get('label', 'Saved “spring.csv”', showing=False)
        check(target.read_bytes().startswith(b'\xef\xbb\xbf'), 'no table')

    def press_on_toast(self, button, opened):
        """No file manager runs here that could point at the file: its folder is opened."""
        self.opened.unlink(missing_ok=True)
        self.kollect.press(self.kollect.get(BUTTONS, button, showing=False))
        self.kollect.wait(self.opened.exists, f'{opened} to be opened')
        url = self.opened.read_text().strip()
        path = urllib.parse.unquote(urllib.parse.urlsplit(url).path)
        check(pathlib.Path(path) == opened, f'opened {url}')

    def export_data(self):
        target = self.folder / 'spring.json'
        self.open_dialog()
        # It comes back on the workbook.
        self.wait_for('A spreadsheet with faces')
        self.keys('Down', 'Right', 'space')
        self.wait_for('All that is known')
        self.export(target)
        check(len(json.loads(target.read_text())['entries']) == 3, 'not three creators')

    def copy_table(self):
        """As whoever gets it finds it: pasted."""
        self.open_dialog()
        self.wait_for('All that is known')
        self.keys('Left', 'space')
        self.wait_for('RedNote ID')
        self.keys('alt+o')
        self.wait_closed()
        keyword = self.kollect.get(ENTRIES, 'Keyword')
        self.kollect.key('ctrl+f')
        self.kollect.wait(lambda: has_state(keyword, Atspi.StateType.FOCUSED), 'the keyword')
        self.kollect.key('ctrl+v')
        self.kollect.wait(lambda: 'RedNote ID' in get_text(keyword), 'the table to be pasted')
        check(get_text(keyword).count('\t') > 3 * 10, f'no table: {get_text(keyword)}')
        self.kollect.set_text(keyword, '')

    def get_within(self, text):
        """Though it can lie beside or below what is seen of it."""
        self.kollect.wait(
            lambda: self.kollect.find('label', text, under=self.toplevel(DIALOG), showing=False), f'“{text}”')

    def make_columns(self):
        """A column set of one's own, which the table shows, and which the next dialog begins with."""
        self.open_dialog()
        self.wait_for('RedNote ID')
        self.go_to('Column sets of your own')
        self.keys('space', 'n')
        editor = self.kollect.wait(lambda: self.kollect.find_window('New Column Set'), 'the editor')
        # The name has the focus and is selected.
        self.kollect.type('One more', window=editor)
        self.kollect.key('Tab', window=editor)
        self.kollect.wait(lambda: self.focused('New Column Set') is not None, 'the focus in the editor')
        self.kollect.key('ctrl+f', window=editor)
        self.kollect.type('low activity', window=editor)
        self.kollect.key('Return', window=editor)
        self.kollect.key('ctrl+s', window=editor)
        self.kollect.wait(lambda: not self.kollect.find_window('New Column Set'), 'the editor to close')
        self.get_within('Low activity')
        self.keys('Escape')
        self.wait_closed()
        self.open_dialog()
        self.get_within('Low activity')
        self.get_within('One more')
        self.keys('Escape')
        self.wait_closed()

    def print_pages(self):
        self.open_dialog()
        self.keys('Up', 'Left', 'space')
        self.wait_for('Page 1 of ')
        self.keys('alt+p')
        self.wait_closed()
        dialog = self.kollect.wait(lambda: self.kollect.find_window('Print'), 'the print dialog')
        self.kollect.key('Escape', window=dialog)
        self.kollect.wait(lambda: not self.kollect.find_window('Print'), 'it to be closed')


def install_opener(opened):
    """What opens files and folders on this desktop: it writes down what it was given."""
    data = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'applications'
    data.mkdir(parents=True, exist_ok=True)
    kinds = ('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'inode/directory')
    command = f"sh -c 'echo \"$1\" >{opened}.part; mv {opened}.part {opened}' opener %u"
    (data / 'opener.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Opener\nMimeType={";".join(kinds)};\nExec={command}\n')
    defaults = ''.join(f'{kind}=opener.desktop\n' for kind in kinds)
    (data / 'mimeapps.list').write_text(f'[Default Applications]\n{defaults}')


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        job = Export(folder)
        install_opener(job.opened)
        # Warnings are not fatal here, as GTK 4.8 itself warns of one thing.
        with Kollect(KOLLECT, '--sample', env={'G_DEBUG': 'gc-friendly'}, log=job.folder / 'kollect.log') as kollect:
            job.kollect = kollect
            kollect.resize(1400, 860)
            for step in (job.star_three, job.see_pages, job.change_format, job.change_language, job.export_workbook, job.name_another_format,
                         job.export_data, job.copy_table, job.make_columns, job.print_pages):
                tap.step(step.__name__.replace('_', ' '), step)
                if tap.failed:
                    if os.environ.get('KOLLECT_TEST_PICTURE'):
                        subprocess.run(['import', '-window', 'root', os.environ['KOLLECT_TEST_PICTURE']], check=False)
                    break
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
