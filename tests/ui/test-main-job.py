#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job as a person does it: set every filter, search, sort, load more, star, look at the shortlist, start again,
and hand it over; then read the files with other programs. Within xsess -p.

usage: test-main-job.py PROGRAM
"""

import csv
import os
import pathlib
import subprocess
import sys
import tempfile

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

from kollect_atspi import ENTRIES, Kollect, Missing, Tap, get_name, get_role, get_text, has_state, walk, xdotool  # noqa: E402

PROGRAM = sys.argv[1]
BUTTONS = ('push button', 'toggle button')


def check(condition, what):
    if not condition:
        raise Missing(what)


def get_count(kollect):
    """The line that says what was found."""
    found = kollect.find('label', lambda name: name.count('·') >= 3 and 'sorted within' in name)
    return get_name(found) if found else None


def wait_for_other_count(kollect, before):
    return kollect.wait(lambda: get_count(kollect) not in (None, before) and get_count(kollect), 'other results')


def entry(kollect, name):
    return kollect.get(ENTRIES, name)


def press(kollect, name):
    kollect.press(kollect.get(BUTTONS, name))


def shown(kollect):
    """The names of the creators on the table that is shown, from its top."""
    return [get_name(row) for row in kollect.rows()]


def figures(kollect, row):
    """What the cells of a row say, from left to right."""
    texts = [get_name(node) for node in walk(row) if get_role(node) in ('label', 'level bar', 'panel')]
    return [text for text in texts if text]


class MainJob:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.kollect = None
        self.starred = []
        self.log = self.folder / 'kollect.log'

    # --- Search ---------------------------------------------------------------------------------

    def open_on_people(self):
        self.kollect.wait(self.kollect.rows, 'sample creators')
        check('20 of 5,000 or more' in get_count(self.kollect).replace('  ', ' '), f'count line: {get_count(self.kollect)}')

    def refuse_a_range(self):
        kollect = self.kollect
        kollect.set_text(entry(kollect, 'Followers, from'), '500000')
        kollect.set_text(entry(kollect, 'Followers, to'), '1000')
        kollect.wait_for_text('is above')
        search = kollect.get(BUTTONS, 'Search', showing=False)
        kollect.wait(lambda: not has_state(search, Atspi.StateType.SENSITIVE), 'Search to be refused')
        press(kollect, 'Reset')
        kollect.wait(lambda: has_state(search, Atspi.StateType.SENSITIVE), 'Search to be allowed again')

    def set_every_filter(self):
        kollect = self.kollect
        kollect.set_text(entry(kollect, 'Keyword'), '护肤')
        press(kollect, 'Notes')
        kollect.set_text(entry(kollect, 'Followers, from'), '1,000')
        kollect.set_text(entry(kollect, 'Followers, to'), '80w')
        self.choose_age('Age 25 to 34')
        press(kollect, 'Mostly women')
        press(kollect, 'Women')
        self.choose_category('护肤')
        for chip in ('Search in: Notes', 'Keyword: 护肤', 'Followers, from: 1,000', 'Followers, to: 800,000',
                     'Audience age: Age 25 to 34', 'Audience gender: Mostly women', 'Creator’s gender: Women',
                     'Categories: 护肤'):
            kollect.wait_for_text(chip)

    def choose_age(self, label):
        kollect = self.kollect
        ages = kollect.get('combo box', 'Audience age', showing=False)
        n_windows = len(kollect.list_windows())
        kollect.click(ages)
        kollect.wait(lambda: len(kollect.list_windows()) > n_windows, 'the list of ages')
        # The list opens on what is chosen, the first; the keys go to whoever has them.
        xdotool('key', '--delay', 60, 'Down', 'Down', 'Down', 'Return')
        kollect.wait(lambda: kollect.find('label', label, under=ages, showing=False), f'“{label}” to be chosen')

    def choose_category(self, name):
        kollect = self.kollect
        n_windows = len(kollect.list_windows())
        kollect.click(kollect.get(BUTTONS, 'Add…', showing=False))
        kollect.wait(lambda: len(kollect.list_windows()) > n_windows, 'the tree of categories')
        search = kollect.get(ENTRIES, 'Find a category', showing=False)
        kollect.set_text(search, name)
        box = kollect.get('check box', name, showing=False)
        # From the search to the first box that fits, and check it.
        xdotool('key', '--delay', 60, 'Tab', 'space')
        kollect.wait(lambda: has_state(box, Atspi.StateType.CHECKED), f'{name} to be checked')
        xdotool('key', 'Escape')
        kollect.wait(lambda: len(kollect.list_windows()) == n_windows, 'the tree to close')
        kollect.get(BUTTONS, f'Remove “{name}”')

    def search(self):
        kollect = self.kollect
        before = get_count(kollect)
        press(kollect, 'Search')
        count = wait_for_other_count(kollect, before)
        check('1 call ' in count, count)
        check(kollect.rows(), 'no creators')

    # --- Table ----------------------------------------------------------------------------------

    def sort(self, title):
        """Clicks a column's title and answers the column's texts, once they are in an order."""
        kollect = self.kollect
        before = shown(kollect)
        # The filters can have a heading of the same name; the column's title comes after it.
        kollect.click(kollect.find_all('label', title)[-1])
        kollect.wait(lambda: shown(kollect) and shown(kollect) != before, f'another order by {title}')
        kollect.wait_until_settled()

    def column(self, index):
        return [figures(self.kollect, row)[index] for row in self.kollect.rows()]

    def sort_by_followers(self):
        # Whoever has most stands first as the service answers it: so the other way round comes first to see a change.
        self.sort('Creator')
        self.sort('Followers')
        down = [int(text.replace(',', '')) for text in self.followers()]
        check(down == sorted(down, reverse=True), f'not from the most down: {down}')
        self.sort('Followers')
        up = [int(text.replace(',', '')) for text in self.followers()]
        check(up == sorted(up), f'not from the fewest up: {up}')
        self.sort('Followers')

    def followers(self):
        """The first figure of each row: a plain count."""
        return [next(text for text in figures(self.kollect, row) if text.replace(',', '').isdigit())
                for row in self.kollect.rows()]

    def load_more(self):
        kollect = self.kollect
        count = wait_for_other_count(kollect, self.press_and_remember('Load More'))
        check('2 calls' in count and count.startswith('40'), count)

    def press_and_remember(self, name):
        before = get_count(self.kollect)
        press(self.kollect, name)
        return before

    def star_three(self):
        kollect = self.kollect
        for row in kollect.rows()[:3]:
            star = kollect.find(BUTTONS, under=row)
            before = get_name(star)
            self.starred.append(get_name(row))
            kollect.press(star)
            kollect.wait(lambda star=star, before=before: get_name(star) != before, 'a star')

    # --- Shortlist ------------------------------------------------------------------------------

    def open_shortlists(self):
        self.kollect.key('alt+2')
        self.kollect.wait(lambda: shown(self.kollect) == self.starred, f'{self.starred} on the shortlist')
        self.kollect.wait_for_text('3 creators')

    def select_first(self):
        row = self.kollect.rows()[0]
        self.kollect.click(self.kollect.find('label', under=row))
        self.kollect.get('label', 'Recent notes')

    def remove_and_undo(self):
        kollect = self.kollect
        self.select_first()
        kollect.key('Delete')
        kollect.wait(lambda: shown(kollect) == self.starred[1:], 'the first to be removed')
        press(kollect, 'Undo')
        kollect.wait(lambda: shown(kollect) == self.starred, 'the first to be back at its place')

    def move_down(self):
        kollect = self.kollect
        self.select_first()
        kollect.key('alt+Down')
        self.starred[:2] = reversed(self.starred[:2])
        kollect.wait(lambda: shown(kollect) == self.starred, 'the first to be the second')

    def rename(self):
        kollect = self.kollect
        press(kollect, 'Rename…')
        name = entry(kollect, 'Name')
        kollect.set_text(name, 'Spring launch')
        kollect.key('Return', window=kollect.find_window('Rename Shortlist'))
        kollect.wait(lambda: not kollect.find_window('Rename Shortlist'), 'the dialog to go')
        kollect.wait_for_text('Spring launch')

    def start_again(self):
        status = self.kollect.quit()
        check(status == 0, f'exit status {status}')
        self.kollect.start()
        self.kollect.wait(lambda: get_count(self.kollect) or shown(self.kollect), 'what was there before')
        self.kollect.key('alt+1')
        count = self.kollect.wait(lambda: get_count(self.kollect), 'the last results')
        check(count.startswith('40') and '2 calls' in count, f'asked again: {count}')
        check(get_text(entry(self.kollect, 'Keyword')) == '护肤', 'the filters did not come back')
        self.open_shortlists()

    # --- Hand-over ------------------------------------------------------------------------------

    def export(self, key, name):
        kollect = self.kollect
        target = self.folder / name
        kollect.key(key)
        dialog = kollect.wait(lambda: kollect.find_window('Export Shortlist'), 'the dialog')
        kollect.key('alt+e', window=dialog)
        chooser = kollect.wait(lambda: kollect.find_window('Save As'), 'the file dialog')
        file_name = kollect.get(ENTRIES, lambda text: True, under=self.toplevel('Save As'))
        kollect.set_text(file_name, str(target))
        n_windows = len(kollect.list_windows())
        kollect.key('Return', window=chooser)
        # GTK 4.8 does not survive being looked at while a dialog goes: only its windows are, until they are gone.
        kollect.wait(target.exists, f'{target}')
        kollect.wait(lambda: len(kollect.list_windows()) < n_windows - 1, 'the dialogs to go')
        return target

    def toplevel(self, title):
        for index in range(self.kollect.app.get_child_count()):
            window = self.kollect.app.get_child_at_index(index)
            if window and window.get_name() == title:
                return window
        raise Missing(f'no window “{title}”')

    def export_csv(self):
        target = self.export('ctrl+shift+e', 'spring.csv')
        check(target.read_bytes().startswith(b'\xef\xbb\xbf'), 'no byte order mark')
        table, _, proof = target.read_text('utf-8-sig').partition('\n\n')
        rows = list(csv.DictReader(table.splitlines()))
        # Lines are broken between Chinese letters, too.
        said = ''.join(row[-1] for row in csv.reader(proof.splitlines()) if row).replace(' ', '')
        check('Keyword:护肤' in said, f'{said}')
        check([row['Nickname'] for row in rows] == self.starred, f'{[row["Nickname"] for row in rows]}')
        for row in rows:
            # Of this one 0 is measured: nobody paid for a note.
            row.pop('Sponsored notes, 30 days')
            check(all(text not in ('0', '9999999', 'nan', 'inf') for text in row.values()), f'{row}')

    def export_pdf(self):
        target = self.export('ctrl+e', 'spring.pdf')
        text = subprocess.run(['pdftotext', target, '-'], capture_output=True, text=True, check=True).stdout
        for name in [*self.starred, 'Spring launch', '3 creators', 'What the figures mean', 'Keyword: 护肤']:
            check(name in text, f'“{name}” is not in the contact sheet')
        images = subprocess.run(['pdfimages', '-list', target], capture_output=True, text=True, check=True).stdout
        check(images.count(' jpeg ') >= 9, f'pictures:\n{images}')

    # --- Access ---------------------------------------------------------------------------------

    def name_everything(self):
        kollect = self.kollect
        for key in ('alt+1', 'alt+2'):
            kollect.key(key)
            kollect.wait(kollect.rows, 'a table')
            nameless = [node for node in kollect.find_all((*BUTTONS, *ENTRIES, 'check box', 'combo box', 'spin button'))
                        if not get_name(node)]
            check(not nameless, f'{len(nameless)} nameless: {[get_role(node) for node in nameless]}')


    def warn_of_nothing(self):
        self.kollect.quit()
        # GTK 4.8 asks for the path of a dialog that is gone when it is looked at from outside in that moment.
        known = 'g_variant_is_object_path: assertion'
        said = [line for line in self.log.read_text(errors='replace').splitlines()
                if ('WARNING' in line or 'CRITICAL' in line) and known not in line]
        check(not said, '\n'.join(said))


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        job = MainJob(folder)
        # Warnings are not fatal here, as GTK 4.8 itself warns of one thing; the last step reads them all.
        with Kollect(PROGRAM, '--sample', env={'G_DEBUG': 'gc-friendly'}, log=job.log) as kollect:
            job.kollect = kollect
            kollect.resize(1400, 860)
            for step in (job.open_on_people, job.refuse_a_range, job.set_every_filter, job.search, job.sort_by_followers,
                         job.load_more, job.star_three, job.open_shortlists, job.remove_and_undo, job.move_down,
                         job.rename, job.start_again, job.export_pdf, job.export_csv, job.name_everything, job.warn_of_nothing):
                tap.step(step.__name__.replace('_', ' '), step)
                if tap.failed and os.environ.get('KOLLECT_TEST_PICTURE'):
                    kollect.take_picture(os.environ['KOLLECT_TEST_PICTURE'])
                    break
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
