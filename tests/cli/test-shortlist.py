#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shortlists over several runs, the store in trouble, and exports read back by other programs."""

import csv
import io
import shutil
import sqlite3
import subprocess

import kollect_cli
from kollect_cli import TOKEN, Answer, creators, page


class TestShortlist(kollect_cli.TestCase):
    def find(self, first, n, name, *arguments):
        return self.check(self.search(self.serve(page(creators(first, n), n)), '--shortlist', name, *arguments))

    def names(self):
        rows = self.check(self.run_cli('shortlist', 'list', '--format', 'json')).json()
        return {row['name']: row['creators'] for row in rows}

    def show(self, name):
        result = self.check(self.run_cli('shortlist', 'show', name, '--format', 'json'))
        return [int(creator['userId'], 16) for creator in result.json()]

    def test_flow(self):
        self.assertEqual(self.names(), {})
        self.check(self.run_cli('shortlist', 'new', '春季'))
        self.assertEqual(self.names(), {'春季': 0})
        self.find(1, 3, '春季')
        self.find(3, 3, '春季')  # one is on it already
        self.assertEqual(self.show('春季'), [1, 2, 3, 4, 5])
        self.find(9, 1, 'B')  # made by the search
        self.assertEqual(self.names(), {'春季': 5, 'B': 1})
        self.check(self.run_cli('shortlist', 'remove', '春季', f'{2:024x}', f'{4:024x}'))
        self.assertEqual(self.show('春季'), [1, 3, 5])
        self.check(self.run_cli('shortlist', 'rename', '春季', '夏季 2'))
        self.assertEqual(self.names(), {'夏季 2': 3, 'B': 1})
        self.check(self.run_cli('shortlist', 'delete', 'B'))
        self.assertEqual(self.names(), {'夏季 2': 3})
        self.assertEqual(self.show(' 夏季 2 '), [1, 3, 5])

    def test_formats(self):
        self.find(1, 2, 'A')
        self.assertEqual(self.check(self.run_cli('shortlist', 'list')).out.split(), ['Shortlist', 'Creators', 'A', '2'])
        data = self.check(self.run_cli('shortlist', 'list', '--format', 'csv')).out_bytes
        self.assertEqual(data, b'\xef\xbb\xbfShortlist,Creators\r\nA,2\r\n')
        lines = self.check(self.run_cli('shortlist', 'show', 'A', '--columns', 'name,fansNum')).out.splitlines()
        self.assertEqual(lines[1].split(), ['测试', '1', '4,544'])
        path = self.home.path / 'a.csv'
        self.assertEqual(self.check(self.run_cli('shortlist', 'show', 'A', '-o', path)).out, '')
        self.assertEqual(len(path.read_text('utf-8-sig').splitlines()), 3)

    def test_the_same_as_found(self):
        service = self.serve(Answer((kollect_cli.FIXTURES / 'sample-page.json').read_bytes()))
        people = [kollect_cli.sample_creator()]
        people[0].update(headPhoto=None, noteList=None)
        service.answers = [page(people)]
        found = self.check(self.search(service, '--format', 'json', '--shortlist', 'A')).out
        self.assertEqual(self.check(self.run_cli('shortlist', 'show', 'A', '--format', 'json')).out, found)

    def test_refused(self):
        self.find(1, 2, 'A')
        rows = [
            (('show', 'X'), ['X', 'A']),
            (('rename', 'X', 'Y'), ['X']),
            (('delete', 'X'), ['X']),
            (('remove', 'A', f'{1:024x}', 'nobody'), ['nobody', 'Nothing was removed']),
            (('new', ' a '), ['already']),
        ]
        for arguments, words in rows:
            with self.subTest(arguments=arguments):
                result = self.check(self.run_cli('shortlist', *arguments), 5)
                for word in words:
                    self.assertIn(word, result.err)
        self.assertEqual(self.show('A'), [1, 2])

    def test_nobody_found_makes_no_list(self):
        self.check(self.search(self.serve(page([], 0)), '--shortlist', 'A'))
        self.check(self.search(self.serve(kollect_cli.failure(303)), '--shortlist', 'A'), 3)
        self.assertEqual(self.names(), {})


class TestStore(kollect_cli.TestCase):
    def test_damaged(self):
        self.home.database.parent.mkdir(parents=True)
        self.home.database.write_bytes(b'This is no database. ' * 1000)
        result = self.check(self.search(self.serve(page(creators(1, 2))), '--format', 'json'))
        self.assertEqual(len(result.json()), 2)
        self.assertIn('damaged', result.err)
        aside = [path for path, content in self.home.files().items() if content.startswith(b'This is no database')]
        self.assertEqual(len(aside), 1)
        self.assertIn(aside[0].name, result.err)
        self.assertEqual(self.check(self.search(self.serve(page(creators(1, 2))))).err, '')

    def test_newer(self):
        self.check(self.run_cli('shortlist', 'new', 'A'))
        with sqlite3.connect(self.home.database) as database:
            database.execute('PRAGMA user_version = 9999')
        database.close()
        service = self.serve(page(creators(1, 2)))
        result = self.check(self.search(service), 5)
        self.assertIn('newer', result.err)
        self.assertEqual(service.requests, [])

    def test_no_place(self):
        """Nothing is paid for that cannot be kept."""
        service = self.serve(page(creators(1, 2)))
        result = self.check(self.search(service, env={'XDG_DATA_HOME': '/dev/null/data'}), 5)
        self.assertEqual(result.out, '')
        self.assertEqual(service.requests, [])

    def test_two_at_a_time(self):
        services = [self.serve(page(creators(1 + 20 * i, 20), 20)) for i in range(6)]
        processes = [
            self.home.start('search', '--base-url', service.url, '--shortlist', f'A{i}')
            for i, service in enumerate(services)
        ]
        for process in processes:
            self.check(self.home.finish(process))
        rows = self.check(self.run_cli('shortlist', 'list', '--format', 'json')).json()
        self.assertEqual({row['name']: row['creators'] for row in rows}, {f'A{i}': 20 for i in range(6)})


class TestExport(kollect_cli.TestCase):
    def setUp(self):
        super().setUp()
        people = creators(1, 30)
        people[0].update(name='=HYPERLINK("x")', picturePrice=9999999.0)
        people[1].update(name='说, "引号"\n换行', location='海外 韩国 首尔')
        people[2].update(name='小猫咖啡馆')
        self.people = people
        self.check(self.search(self.serve(page(people)), '--shortlist', '名单'))

    def read(self, path):
        data = path.read_bytes()
        self.assertTrue(data.startswith(b'\xef\xbb\xbf'))
        table, _, _ = data.decode('utf-8-sig').partition('\r\n\r\n')
        return list(csv.DictReader(io.StringIO(table, newline='')))

    def test_csv(self):
        path = self.home.path / 'list.csv'
        result = self.check(self.run_cli('export', '名单', '-o', path))
        self.assertEqual((result.out, result.err), ('', ''))
        rows = self.read(path)
        self.assertEqual(len(rows), 30)
        self.assertEqual(rows[0]['Nickname'], '\'=HYPERLINK("x")')
        self.assertEqual(rows[0]['Photo note price (CNY, net)'], '')
        self.assertEqual(rows[1]['Location'], '海外 韩国 首尔')
        self.assertEqual(rows[2]['Nickname'], '小猫咖啡馆')
        self.assertEqual(rows[2]['Photo note price (CNY, net)'], '158')
        self.assertEqual(rows[2]['RedNote ID'], '03')

    def test_columns(self):
        path = self.home.path / 'list.csv'
        self.check(self.run_cli('export', '名单', '-o', path, '--columns', 'fansNum,name'))
        rows = self.read(path)
        self.assertEqual(list(rows[0]), ['Followers', 'Nickname'])
        self.assertEqual(rows[5], {'Followers': '4544', 'Nickname': '测试 6'})

    def test_pdf(self):
        if shutil.which('pdftotext') is None:
            self.skipTest('pdftotext is missing')
        path = self.home.path / 'list.pdf'
        self.check(self.run_cli('export', '名单', '-o', path))
        text = subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True).stdout.decode()
        flat = ''.join(text.split())
        for words in ('名单', '小猫咖啡馆', '测试30', '首尔', '30creators'):
            self.assertIn(words, flat)

    def test_refused(self):
        for arguments in (('X', '-o', self.home.path / 'x.csv'), ('名单', '-o', '/nonexistent/x.csv'),
                          ('名单', '-o', '/nonexistent/x.pdf')):  # fmt: skip
            with self.subTest(arguments=arguments):
                self.assertNotEqual(self.check(self.run_cli('export', *arguments), 5).err, '')
        folder = self.home.path / 'folder.csv'
        folder.mkdir()
        self.check(self.run_cli('export', '名单', '-o', folder), 5)
        self.assertFalse((self.home.path / 'x.csv').exists())

    def test_stopped(self):
        """A picture that does not come: stopped while waiting, the old file stays."""
        pictures = self.serve(Answer(hang=True))
        people = creators(100, 2)
        for number, person in enumerate(people):
            person['headPhoto'] = f'{pictures.url}/{number}.jpg'
        service = self.serve(page(people, 2))
        process = self.home.start(
            'search', '--base-url', service.url, '--shortlist', 'B', '--format', 'json', env={'KOLLECT_TOKEN': TOKEN}
        )
        for _ in people:
            pictures.wait_for_request()
        result = self.check(self.interrupt(process), 130)
        self.assertEqual(len(result.json()), 2)
        self.check_no_token(result)
        self.assertNotIn('token', ''.join(pictures.requests))

        path = self.home.path / 'old.pdf'
        path.write_text('old')
        process = self.home.start('export', 'B', '-o', path)
        pictures.wait_for_request()
        self.check(self.interrupt(process), 130)
        self.assertEqual(path.read_text(), 'old')


if __name__ == '__main__':
    kollect_cli.main()
