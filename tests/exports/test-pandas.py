#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read by programs: tables, the workbook and data, in pandas and openpyxl."""

import csv
import io
import json
import re

import handovers
import openpyxl
import pandas

FIGURES = {
    'Followers': 'fansNum',
    'Photo note price (CNY, net)': 'picturePrice',
    'Median reads': 'clickMidNum',
    'CPM, photo (CNY, net)': 'cpmPhoto',
}
APOSTROPHE = {0, 8}  # places of names that a spreadsheet would reckon


class TestCase(handovers.TestCase):
    def assert_table(self, frame, names):
        """A frame with a row for everybody, numbers as numbers."""
        self.assertEqual(len(frame), handovers.N)
        self.assertEqual(list(frame['Nickname']), names)
        self.assertEqual([str(number) for number in frame['RedNote ID']], self.handovers.ids)
        for label, key in FIGURES.items():
            self.assertIn(frame[label].dtype.kind, 'if', label)
            expected = [creator[key] for creator in self.handovers.people]
            self.assertEqual([value is None for value in expected], list(frame[label].isna()))
            for value, known in zip(frame[label], expected):
                if known is not None:
                    self.assertAlmostEqual(value, known, delta=1e-12 * abs(known))


class TestTables(TestCase):
    def guarded(self):
        return ["'" + name if place in APOSTROPHE else name for place, name in enumerate(self.handovers.names)]

    def test_csv(self):
        path = self.export('plain.csv', '--exclude', 'definitions,conditions')
        frame = pandas.read_csv(path, dtype={'RedNote ID': str}, parse_dates=['Fetched'])
        self.assert_table(frame, self.guarded())
        self.assertEqual(frame['Fetched'].dtype.kind, 'M')

    def test_csv_with_proof(self):
        """The table is what stands above the empty line."""
        text = self.export('table.csv').read_text('utf-8-sig')
        table, _, proof = text.replace('\r\n', '\n').partition('\n\n')
        self.assert_table(pandas.read_csv(io.StringIO(table), dtype={'RedNote ID': str}), self.guarded())
        proof = ' '.join(line[-1] for line in csv.reader(io.StringIO(proof)) if line)
        self.assert_says(proof, handovers.QUERY, handovers.CEILING, 'The platform’s estimate', 'Our figure')
        self.assert_nothing_of_the_machine(text)

    def test_tsv(self):
        frame = pandas.read_csv(self.export('table.tsv'), sep='\t', dtype={'RedNote ID': str}, quoting=3)
        names = [' '.join(name.split('\t')) for name in self.guarded()]
        self.assert_table(frame, names)


class TestWorkbook(TestCase):
    def test_pandas(self):
        frame = pandas.read_excel(self.export('list.xlsx'), sheet_name='Creators', dtype={'RedNote ID': str})
        # openpyxl leaves one kind of escape to whoever reads on.
        names = [re.sub('_(?=x[0-9A-F]{4}_)', '_x005F_', name) for name in self.handovers.names]
        self.assert_table(frame[: handovers.N], names)
        self.assertEqual(frame['Fetched'].dtype.kind, 'M')

    def test_cells(self):
        """Every cell of a column is of one type, or empty."""
        sheet = openpyxl.load_workbook(self.export('list.xlsx'))['Creators']
        header = {cell.value: cell.column for cell in sheet[1]}
        types = {}
        for label, column in header.items():
            found = {type(sheet.cell(row, column).value).__name__ for row in range(2, 2 + handovers.N)} - {'NoneType'}
            types[label] = 'number' if found and found <= {'int', 'float'} else '/'.join(sorted(found))
        for label in ('Nickname', 'RedNote ID', 'Location', 'Profile', 'Creator ID'):
            self.assertEqual(types[label], 'str', label)
        for label in FIGURES:
            self.assertEqual(types[label], 'number', label)
        self.assertEqual(types['Fetched'], 'datetime')
        self.assertEqual(types['Verdict'], '')
        self.assertTrue(all('/' not in kind for kind in types.values()), types)
        self.assertTrue(sheet.cell(2, header['Profile']).hyperlink.target.startswith('https://'))

    def test_for_the_client(self):
        book = openpyxl.load_workbook(self.export('list.xlsx'))
        sheet = book['Creators']
        header = {cell.value: cell.column_letter for cell in sheet[1]}
        self.assertEqual(sheet.auto_filter.ref, f'A1:{header["Creator ID"]}{1 + handovers.N}')
        self.assertTrue(sheet.freeze_panes.endswith('2'))
        self.assertTrue(sheet.column_dimensions[header['Creator ID']].hidden)
        (choice,) = sheet.data_validations.dataValidation
        self.assertEqual(str(choice.sqref), f'{header["Verdict"]}2:{header["Verdict"]}{1 + handovers.N}')
        self.assertEqual(book.properties.title, handovers.TITLE)


class TestData(TestCase):
    def test_json(self):
        path = self.export('data.json')
        file = json.loads(path.read_text('utf-8'))
        frame = pandas.json_normalize(file['entries'])
        self.assertEqual(list(frame['creator.name']), self.handovers.names)
        self.assertEqual(list(frame['creator.fansNum']), [creator['fansNum'] for creator in self.handovers.people])
        self.assertTrue(frame['fetchedAt'].notna().all())
        said = ' '.join(condition['text'] for condition in file['conditions'])
        self.assert_says(said, handovers.QUERY, handovers.CEILING)
        self.assertEqual({field['id'] for field in file['fields'] if not field['definition']}, set())
        self.assert_nothing_of_the_machine(json.dumps([file[key] for key in file if key != 'entries']))


if __name__ == '__main__':
    handovers.main()
