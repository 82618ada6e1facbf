#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbook in LibreOffice: it opens, sheet by sheet, every cell as it was, with its pictures."""

import re
import statistics
import subprocess

import handovers
import libreoffice
from libreoffice import TABLE, convert, read_sheets

# One cell each, with texts that LibreOffice shows in place of a value
BROKEN = re.compile(r'^(#+|#(REF|NAME|VALUE|DIV/0|N/A|NUM)[!?]?|Err:\d+)$')


class TestCase(handovers.TestCase):
    def setUp(self):
        if not libreoffice.PROGRAM:
            self.skipTest('there is no LibreOffice')


class TestCells(TestCase):
    def setUp(self):
        super().setUp()
        self.sheets = read_sheets(self.export('list.xlsx'))
        self.rows = self.sheets['Creators']
        self.people = self.handovers.people

    def column(self, label, rows=None):
        place = self.rows[0].index(label)
        return [row[place] for row in (self.rows[1 : 1 + handovers.N] if rows is None else rows)]

    def test_sheets(self):
        self.assertEqual(set(self.sheets), {'Creators', 'Definitions', 'Search conditions'})
        self.assertEqual(len(self.rows), 1 + handovers.N + 2)

    def test_texts(self):
        # A cell of a spreadsheet keeps spaces and tabs, and so does this one.
        self.assertEqual(self.column('Nickname'), self.handovers.names)
        self.assertEqual(self.column('RedNote ID'), self.handovers.ids)
        self.assertEqual(self.column('Creator ID'), [creator['userId'] for creator in self.people])

    def test_numbers(self):
        for label, key in (('Followers', 'fansNum'), ('Photo note price (CNY, net)', 'picturePrice'),
                           ('Median reads', 'clickMidNum'), ('CPM, photo (CNY, net)', 'cpmPhoto')):  # fmt: skip
            for shown, creator in zip(self.column(label), self.people):
                if creator[key] is None:
                    self.assertEqual(shown, '')
                else:
                    self.assertAlmostEqual(float(shown), creator[key], delta=1e-9 * abs(creator[key]))

    def test_totals(self):
        """They are there without reckoning, as on phones, and right."""
        sums, medians = self.rows[1 + handovers.N :]
        for label, key in (('Followers', 'fansNum'), ('Photo note price (CNY, net)', 'picturePrice')):
            known = [creator[key] for creator in self.people if creator[key] is not None]
            self.assertEqual(float(self.column(label, [sums])[0]), sum(known))
            self.assertEqual(float(self.column(label, [medians])[0]), statistics.median(known))

    def test_nothing_broken(self):
        cells = [cell for rows in self.sheets.values() for row in rows for cell in row]
        self.assertEqual([cell for cell in cells if BROKEN.match(cell)], [])

    def test_links(self):
        for link, creator in zip(self.column('Profile'), self.people):
            self.assertEqual(link, 'https://www.xiaohongshu.com/user/profile/' + creator['userId'])

    def test_proof(self):
        said = ' '.join(cell for name in ('Definitions', 'Search conditions') for row in self.sheets[name] for cell in row)
        self.assert_says(said, handovers.TITLE, handovers.QUERY, handovers.CEILING, 'The platform’s estimate', 'Our figure',
                         'Median reads of ordinary notes', '50')  # fmt: skip
        self.assert_nothing_of_the_machine(said)


class TestPaper(TestCase):
    def setUp(self):
        super().setUp()
        (self.path,) = convert(self.export('short.xlsx', '--columns', 'client-short'), 'pdf')

    def ask(self, *command):
        return subprocess.run([*command], capture_output=True, text=True, check=True).stdout

    def test_names(self):
        text = ''.join(self.ask('pdftotext', '-raw', self.path, '-').split())
        names = {place: name for place, name in enumerate(self.handovers.names)}
        # What is written from right to left and what is many characters in one is not told apart in a PDF.
        drawn = [''.join(name.split()) for place, name in names.items() if place not in (2, 3, 6)]
        self.assert_says(text, *drawn)

    def test_pictures(self):
        lines = self.ask('pdfimages', '-list', self.path).splitlines()[2:]
        self.assertGreater(len(lines), 3 * (handovers.N - 1))
        self.assertEqual({line.split()[8] for line in lines if line.split()[2] == 'image'}, {'jpeg'})

    def test_nothing_cut(self):
        """No number is too wide for its column."""
        self.assertNotIn('###', self.ask('pdftotext', '-raw', self.path, '-'))
        (full,) = convert(self.export('internal.xlsx', '--columns', 'internal'), 'pdf')
        self.assertNotIn('###', self.ask('pdftotext', '-raw', full, '-'))


class TestOthers(TestCase):
    def test_chinese(self):
        sheets = read_sheets(self.export('zh.xlsx', '--language', 'zh_CN', '--columns', 'agency'))
        self.assertEqual(set(sheets), {'达人', '口径', '搜索条件'})

    def test_table(self):
        """The plain table opens as one, and nothing in it is reckoned."""
        path = self.export('table.csv', '--columns', 'agency', '--language', 'zh_CN')
        (book,) = convert(path, 'xlsx', TABLE)
        (rows,) = read_sheets(book).values()
        self.assertEqual(rows[1][0], "'" + self.handovers.names[0])


if __name__ == '__main__':
    handovers.main()
