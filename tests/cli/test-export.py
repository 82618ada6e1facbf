#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be chosen of a hand-over, and data that goes to another computer and comes back."""

import csv
import io
import json
import shutil
import subprocess

import kollect_cli
from kollect_cli import creators, page

AGENCY = [
    '达人昵称', '小红书号', '主页', '蒲公英链接', '粉丝量(w)', '地域',
    '阅读中位数', '互动中位数', '图文报价', '视频报价', '推荐形式', '备注',
]  # fmt: skip

# As much of the window's as is looked for.
SCHEMA = '''<schemalist>
  <schema id="io.github.kollect_app.Kollect" path="/io/github/kollect_app/Kollect/">
    <key name="column-sets" type="as"><default>[]</default></key>
  </schema>
</schemalist>
'''


class TestCase(kollect_cli.TestCase):
    def setUp(self):
        super().setUp()
        people = creators(1, 5)
        people[0].update(name='=HYPERLINK("x")', picturePrice=9999999.0, fansNum=284173)
        people[1].update(name='说, "引号"\n\u202e换行 🦌', location=None)
        self.people = people
        self.check(self.search(self.serve(page(people)), '--shortlist', '名单', '--keyword', '咖啡'))

    def export(self, name, *arguments, status=0):
        path = self.home.path / name
        self.result = self.check(self.run_cli('export', *arguments, '-o', path), status)
        return path

    def table(self, *arguments, name='a.csv', shortlist='名单', alone=True):
        if alone and name.endswith('.csv'):
            arguments += '--exclude', 'definitions,conditions'
        path = self.export(name, shortlist, *arguments)
        text = path.read_bytes().decode('utf-8-sig')
        if name.endswith('.tsv'):
            return [line.split('\t') for line in text.split('\n')[:-1]]
        return list(csv.reader(io.StringIO(text, newline='')))

    def data(self, *arguments, name='a.json'):
        return json.loads(self.export(name, *arguments).read_text('utf-8'))


class TestChoices(TestCase):
    def test_column_sets(self):
        short = self.table('--columns', 'client-short')
        full = self.table('--columns', 'Client full')
        internal = self.table('--columns', 'internal')
        self.assertEqual(short[0][:3], ['No.', 'Nickname', 'RedNote ID'])
        self.assertEqual(self.table(), full)
        self.assertLess(len(short[0]), len(full[0]))
        self.assertLess(len(full[0]), len(internal[0]))
        self.assertEqual([len(rows) for rows in (short, full, internal)], [6, 6, 6])
        self.assertIn('Keyword: 咖啡', internal[1][internal[0].index('Search')])

    def test_set_of_the_window(self):
        """By its name, unless a column is called so."""
        if shutil.which('glib-compile-schemas') is None:
            self.skipTest('glib-compile-schemas is missing')
        schemas, settings = self.home.path / 'schemas', self.home.path / 'config' / 'glib-2.0' / 'settings'
        schemas.mkdir()
        settings.mkdir(parents=True)
        (schemas / 'kollect.gschema.xml').write_text(SCHEMA)
        (settings / 'keyfile').write_text(
            "[io/github/kollect_app/Kollect]\ncolumn-sets=['给银行: redId,name', 'redId: fansNum']\n")
        subprocess.run(['glib-compile-schemas', schemas], check=True)
        env = {'GSETTINGS_SCHEMA_DIR': schemas, 'GSETTINGS_BACKEND': 'keyfile'}
        for value, headings in (('给银行', ['RedNote ID', 'Nickname']), ('redId', ['RedNote ID'])):
            path = self.home.path / 'own.csv'
            self.check(self.run_cli('export', '名单', '--columns', value, '-o', path, env=env))
            self.assertEqual(next(csv.reader(path.open(encoding='utf-8-sig'))), headings)
        missing = self.check(self.run_cli('export', '名单', '--columns', '给谁', '-o', path, env=env), 2)
        self.assertIn('给谁', missing.err)

    def test_agency(self):
        rows = self.table('--columns', 'agency', '--language', 'zh_CN')
        self.assertEqual(rows[0], AGENCY)
        self.assertEqual(rows[1][0], '\'=HYPERLINK("x")')
        self.assertEqual(rows[1][4], '28.4173')
        self.assertEqual(rows[1][8], '')
        self.assertTrue(rows[1][2].startswith('https://www.xiaohongshu.com/user/profile/'))
        self.assertTrue(rows[1][3].startswith('https://pgy.xiaohongshu.com/'))
        self.assertEqual(rows[2][0], self.people[1]['name'])
        self.assertEqual(self.table('--columns', 'Agency 报价表', '--language', 'zh_CN'), rows)
        self.assertEqual(self.table('--columns', 'agency', '--language', 'en')[0][0], 'Nickname')

    def test_drop_empty(self):
        self.assertIn('Remarks', self.table('--columns', 'name,note')[0])
        self.assertEqual(self.table('--columns', 'name,note', '--drop-empty')[0], ['Nickname'])

    def test_prices(self):
        def price(*arguments):
            rows = self.table('--columns', 'picturePrice,readCostPhoto', *arguments)
            return rows[0][0].replace('\xa0', ' '), float(rows[3][0]), float(rows[3][1])

        label, net, cost = price()
        self.assertEqual((label, net), ('Photo note price (CNY, net)', 158))
        label, with_fee, with_fee_cost = price('--fee', '10')
        self.assertEqual(label, 'Photo note price (CNY, with 10.0 % platform fee)')
        self.assertAlmostEqual(with_fee, 173.8)
        self.assertAlmostEqual(with_fee_cost, cost * 1.1)
        label, rebated, _ = price('--price', 'rebate', '--rebate', '12.5', '--fee', '10')
        self.assertEqual(label, 'Photo note price (CNY, after 12.5 % rebate)')
        self.assertAlmostEqual(rebated, 138.25)

    def test_tsv(self):
        rows = self.table('--columns', 'name,fansNum', name='a.tsv')
        self.assertEqual(rows[1], ['\'=HYPERLINK("x")', '284173'])
        self.assertEqual(rows[2][0], self.people[1]['name'].replace('\n', ' '))
        self.assertEqual({len(row) for row in rows}, {2})

    def test_proof(self):
        plain = self.table('--columns', 'name,clickMidNum')
        rows = self.table('--columns', 'name,clickMidNum', '--client', 'A client', alone=False)
        self.assertEqual(rows[: len(plain)], plain)
        self.assertEqual(rows[len(plain)], [])
        # In one column, so that no other becomes wider by it
        self.assertEqual({len(row) for row in rows[len(plain) :] if row}, {1})
        said = ' '.join(cell for row in rows[len(plain) :] for cell in row)
        self.assertIn('Median reads (ordinary notes, 30 days · The platform’s estimate): Median reads', said)
        self.assertIn('Keyword: 咖啡 · 5,000 creators or more found: the platform’s ceiling', said)
        self.assertIn('Client: A client', said)
        behind = self.table('--columns', 'fansNum,name', alone=False)[-1]
        self.assertEqual(behind[0], '')
        self.assertTrue(behind[1].endswith('stands on.'))

    def test_proof_to_paste(self):
        """Only for who asks: what is pasted goes into somebody's sheet."""
        plain = self.table('--columns', 'name,clickMidNum', name='a.tsv')
        self.assertEqual(len(plain), 6)
        rows = self.table('--columns', 'name,clickMidNum', '--include', 'appendix', name='a.tsv')
        self.assertEqual(rows[:6], plain)
        self.assertTrue(any('platform’s ceiling' in text for row in rows for text in row))

    def test_of_no_use(self):
        self.export('a.csv', '名单', '--layout', '3x4')
        self.assertIn('--layout', self.result.err)
        self.assertIn('.csv', self.result.err)

    def test_nothing_of_the_machine(self):
        path = self.export('a.json', '名单', '--client', 'A client')
        data = path.read_bytes()
        for word in (str(self.home.path), kollect_cli.TOKEN):
            self.assertNotIn(word.encode(), data)


class TestData(TestCase):
    def test_written(self):
        file = self.data('名单', '--client', 'A client', '--prepared-by', 'An agency', '--date', '2026-02-03')
        self.assertEqual((file['schema'], file['version']), ('io.github.kollect_app.Kollect.handover', 1))
        self.assertEqual((file['title'], file['client'], file['preparedBy'], file['date']),
                         ('名单', 'A client', 'An agency', '2026-02-03'))  # fmt: skip
        self.assertEqual(len(file['entries']), 5)
        entry = file['entries'][0]
        self.assertEqual(entry['total'], 5000)
        self.assertIn('keyword', entry['query'])
        self.assertEqual(entry['creator']['name'], '=HYPERLINK("x")')
        self.assertIsNone(entry['creator']['picturePrice'])
        self.assertEqual(entry['creator']['fansNum'], 284173)
        self.assertTrue(any('ceiling' in condition['text'] for condition in file['conditions']))

    def test_another_computer(self):
        path = self.export('a.json', '名单', '--title', 'Spring', '--date', '2026-02-03')
        other = kollect_cli.Home(self.home.program)
        self.addCleanup(other.remove)
        result = self.check(other.run('shortlist', 'import', path))
        self.assertIn('5 of 5', result.err)
        again = other.path / 'b.json'
        self.check(other.run('export', '名单', '-o', again, '--title', 'Spring', '--date', '2026-02-03'))
        self.assertEqual(again.read_bytes(), path.read_bytes())
        # Nobody comes twice, also on a list of another name
        self.assertIn('0 of 5', self.check(other.run('shortlist', 'import', path)).err)
        self.assertIn('5 of 5', self.check(other.run('shortlist', 'import', path, 'B')).err)

    def test_from_json(self):
        path = self.export('a.json', '名单', '--title', 'Spring', '--client', 'A client')
        other = kollect_cli.Home(self.home.program)
        self.addCleanup(other.remove)
        target = other.path / 'b.json'
        self.check(other.run('export', '--from-json', path, '-o', target))
        self.assertEqual(target.read_bytes(), path.read_bytes())
        self.assertFalse(other.database.exists())
        self.check(other.run('export', '--from-json', path, '-o', target, '--title', 'Summer'))
        file = json.loads(target.read_text('utf-8'))
        self.assertEqual((file['name'], file['title'], file['client']), ('名单', 'Summer', 'A client'))
        pdf = other.path / 'b.pdf'
        self.check(other.run('export', '--from-json', path, '-o', pdf, '--offline', '--language', 'zh_CN'))
        self.assertTrue(pdf.read_bytes().startswith(b'%PDF'))

    def test_from_a_search(self):
        found = self.home.path / '找到.json'
        self.check(self.search(self.serve(page(self.people)), '--format', 'json', '-o', found))
        file = self.data('--from-json', found)
        self.assertEqual(file['name'], '找到')
        self.assertEqual([entry['creator']['userId'] for entry in file['entries']],
                         [creator['userId'] for creator in self.people])  # fmt: skip
        self.assertIsNone(file['entries'][0]['query'])

    def test_no_data(self):
        bad = self.home.path / 'bad.json'
        old = self.home.path / 'old.csv'
        old.write_text('old')
        for text in ('', '{', '[1]', '{"schema": "x"}', '{"kols": []}'):
            with self.subTest(text=text):
                bad.write_text(text)
                result = self.check(self.run_cli('export', '--from-json', bad, '-o', old), 5)
                self.assertIn('no file of creators', result.err)
                self.check(self.run_cli('shortlist', 'import', bad), 5)
        self.check(self.run_cli('export', '--from-json', '/nonexistent', '-o', old), 5)
        self.assertEqual(old.read_text(), 'old')

    def test_nobody(self):
        self.check(self.run_cli('shortlist', 'new', 'Nobody'))
        self.assertEqual(self.data('Nobody')['entries'], [])
        self.assertEqual(len(self.table('--columns', 'agency', '--drop-empty', shortlist='Nobody')), 1)


class TestColumns(kollect_cli.TestCase):
    def test_list(self):
        rows = self.check(self.run_cli('columns', '--format', 'json')).json()
        by_id = {row['id']: row for row in rows}
        self.assertEqual(by_id['form']['sets'], ['agency'])
        self.assertEqual(by_id['clickMidNum']['origin'], 'platform')
        self.assertEqual(len(by_id), len(rows))
        fields = self.check(self.run_cli('fields', '--format', 'json')).json()
        self.assertLessEqual({field['id'] for field in fields}, set(by_id))
        lines = self.check(self.run_cli('columns', '--format', 'csv')).out.splitlines()
        self.assertEqual(len(lines), len(rows) + 1)
        self.assertIn('fansMyriads', self.check(self.run_cli('columns')).out)


if __name__ == '__main__':
    kollect_cli.main()
