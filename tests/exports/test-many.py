#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Five thousand creators with their pictures, in every format: made in bounded time and read back whole."""

import json
import re
import subprocess
import time

import chromium
import handovers
import libreoffice
import openpyxl
import pandas

N = 5000
BOUND = 180  # seconds for one format, on a busy machine
LAST = f'达人 {N - 1}'


class TestMany(handovers.TestCase):
    def make(self, name, *options):
        made = self.gather()
        source = made.multiply(N)
        path = made.folder / name
        start = time.monotonic()
        made.run('export', '--from-json', source, '--offline', '--language', 'en', '-o', path, *options)
        self.assertLess(time.monotonic() - start, BOUND)
        return path

    def ask(self, *command):
        return subprocess.run([*command], capture_output=True, text=True, check=True).stdout

    def test_pdf(self):
        path = self.make('many.pdf')
        text = ''.join(self.ask('pdftotext', '-raw', path, '-').split())
        found = {int(number) for number in re.findall(r'达人(\d+)', text)}
        self.assertLessEqual(N - 10, len(found))
        self.assertIn(f'5,000creators', text)
        # Of 50 different people, each picture is in the file once.
        self.assertLess(path.stat().st_size, 40e6)

    def test_workbook(self):
        path = self.make('many.xlsx')
        sheet = openpyxl.load_workbook(path, read_only=True)['Creators']
        names = [row[3] for row in sheet.iter_rows(2, 1 + N, values_only=True)]
        self.assertEqual(names, [f'达人 {number}' for number in range(N)])

    def test_workbook_in_libreoffice(self):
        if not libreoffice.PROGRAM:
            self.skipTest('there is no LibreOffice')
        rows = libreoffice.read_sheets(self.make('opened.xlsx', '--columns', 'client-short'))['Creators']
        self.assertEqual(len(rows), 1 + N + 2)
        self.assertEqual(rows[N][rows[0].index('Nickname')], LAST)

    def test_page(self):
        if not chromium.PROGRAM:
            self.skipTest('there is no Chromium')
        path = self.make('many.html', '--columns', 'client-short', '--exclude', 'covers')
        browser = chromium.Chromium()
        self.addCleanup(browser.quit)
        browser.show(path)
        self.assertEqual(browser.run('document.querySelectorAll("article").length'), N)
        self.assertEqual(browser.run('[...document.querySelectorAll("article h2")].pop().textContent'), LAST)
        self.assertEqual(browser.requests(), [path.as_uri()])
        self.assertEqual(browser.complaints(), [])

    def test_pictures(self):
        """A picture of each page; one of all would be longer than pictures can be."""
        self.make('many.png', '--image', 'pages', '--scale', '1', '--layout', '3x4')
        files = sorted(self.gather().folder.glob('many-*.png'))
        self.assertGreaterEqual(len(files), N / 12)
        self.assertIn('PNG', self.ask('identify', files[-1]))
        result = self.gather().home.run('export', '--from-json', self.gather().multiply(N), '--offline', '--language', 'en',
                                        '-o', self.gather().folder / 'long.png')  # fmt: skip
        self.assertEqual(result.status, 5)
        self.assertIn('pixels high', result.err)

    def test_tables(self):
        for name, separator in (('many.csv', ','), ('many.tsv', '\t')):
            path = self.make(name, *(('--exclude', 'definitions,conditions') if name.endswith('csv') else ()))
            frame = pandas.read_csv(path, sep=separator)
            self.assertEqual(list(frame['Nickname']), [f'达人 {number}' for number in range(N)])

    def test_data(self):
        file = json.loads(self.make('many.json').read_text('utf-8'))
        self.assertEqual(len(file['entries']), N)


if __name__ == '__main__':
    handovers.main()
