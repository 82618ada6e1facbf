#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching: what is sent, what is written, many pages, and every failure."""

import csv
import io
import json
import os
import signal
import socket
import unicodedata
import urllib.parse

import kollect_cli
from kollect_cli import FIXTURES, TOKEN, Answer, creators, failure, page

SAMPLE = Answer((FIXTURES / 'sample-page.json').read_bytes())
PATH = '/api/xiaohongshu-pgy/api/solar/cooperator/blogger/v2/v1'


class TestSample(kollect_cli.TestCase):
    """The answer the service's own documentation shows."""

    def test_json(self):
        (creator,) = self.check(self.search(self.serve(SAMPLE), '--format', 'json')).json()
        self.assertEqual(creator['picturePrice'], 158)
        self.assertIsNone(creator['videoPrice'])
        self.assertEqual(creator['estimatePictureCpm'], 5.26)
        self.assertAlmostEqual(creator['readCostPhoto'], 158 / 14139, places=15)
        self.assertEqual(creator['fansNum'], 4544)
        self.assertEqual(creator['lowestPrice'], 158)
        self.assertEqual(creator['name'], '鹤竹zzzz')
        self.assertEqual(creator['redId'], '1032482443')
        self.assertEqual(creator['contentTags'], ['兴趣爱好', '阅读'])
        self.assertIsNone(creator['personalTags'])

    def test_json_is_the_whole_field_table(self):
        (creator,) = self.check(self.search(self.serve(SAMPLE), '--format', 'json')).json()
        fields = self.check(self.run_cli('fields', '--format', 'json')).json()
        self.assertEqual(list(creator), [field['id'] for field in fields])
        for field in fields:
            value = creator[field['id']]
            if field['kind'] == 'text':
                self.assertIsInstance(value, (str, type(None)))
            elif field['kind'] == 'tags':
                self.assertTrue(value is None or all(isinstance(tag, str) for tag in value))
            else:
                self.assertTrue(value is None or type(value) in (int, float), field)

    def test_columns(self):
        result = self.search(self.serve(SAMPLE), '--format', 'json', '--columns', 'fansNum, name,videoPrice')
        self.assertEqual(
            self.check(result).out, '[\n {"fansNum": 4544, "name": "鹤竹zzzz", "videoPrice": null}\n]\n'
        )

    def test_csv(self):
        data = self.check(self.search(self.serve(SAMPLE), '--format', 'csv')).out_bytes
        self.assertTrue(data.startswith(b'\xef\xbb\xbf'))
        self.assertEqual(data.count(b'\r\n'), 2)
        header, row = csv.reader(io.StringIO(data.decode('utf-8-sig'), newline=''))
        self.assertEqual(len(header), len(row))
        values = dict(zip(header, row))
        self.assertEqual(values['Photo note price (CNY)'], '158')
        self.assertEqual(values['Video note price (CNY)'], '')
        self.assertEqual(values['Followers'], '4544')

    def test_table(self):
        header, row = self.check(self.search(self.serve(SAMPLE))).out.splitlines()
        self.assertIn('鹤竹zzzz', row)
        self.assertIn('¥158', row)
        self.assertIn('–', row)
        self.assertIn('4,544', row)
        self.assertNotIn('9999999', row)
        self.assertIn('5fe83d6600000000010078c7', row)


class TestTable(kollect_cli.TestCase):
    def test_columns_stand_straight(self):
        people = creators(1, 4)
        for person, name in zip(people, ('a', '全角的名字', 'ab\u0301c 😀', 'e\u200bvil\x1b[31m\nname')):
            person['name'] = name
        service = self.serve(page(people))
        lines = self.check(self.search(service, '--columns', 'name,userId')).out.splitlines()
        self.assertEqual(len(lines), 5)
        self.assertNotIn('\x1b', ''.join(lines))
        starts = set()
        for line, person in zip(lines[1:], people):
            before = line[: line.index(person['userId'])]
            wide = sum(unicodedata.east_asian_width(c) in 'WF' for c in before)
            none = sum(unicodedata.category(c) in ('Mn', 'Cf') for c in before)
            starts.add(len(before) + wide - none)
        self.assertEqual(len(starts), 1, lines)

    def test_terminal(self):
        """On a terminal text gives way, figures do not."""
        import fcntl
        import pty
        import struct
        import termios

        people = creators(1, 1)
        people[0].update(name='很长的名字' * 20, fansNum=1234567)
        service = self.serve(page(people))
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 60, 0, 0))
        process = self.home.start(
            'search', '--base-url', service.url, '--columns', 'name,fansNum,userId', stdout=slave
        )
        os.close(slave)
        text = b''
        try:
            while chunk := os.read(master, 4096):
                text += chunk
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(master)
        self.check(self.home.finish(process))
        row = text.decode().splitlines()[1]
        self.assertLessEqual(len(row) + sum(unicodedata.east_asian_width(c) == 'W' for c in row), 60)
        self.assertIn('…', row)
        self.assertIn('1,234,567', row)


class TestRequest(kollect_cli.TestCase):
    def sent(self, *arguments, **options):
        service = self.serve(page([]))
        self.check(self.search(service, *arguments, **options))
        (request,) = service.requests
        path, _, query = request.partition('?')
        self.assertEqual(path, PATH)
        return query

    def test_defaults(self):
        self.assertEqual(self.sent(), 'searchType=NICKNAME&page=1')
        self.assertEqual(self.sent('--fans-age', 'ALL', '--keyword', '', '--gender', 'ALL'), 'searchType=NICKNAME&page=1')

    def test_everything(self):
        query = self.sent(
            '--search-type', 'NOTE', '--keyword', '咖啡 & "tea"=1', '--page', '7', '--fans-number-lower', '1000',
            '--fans-number-upper', '50000', '--fans-age', 'AGE_18_24', '--fans-gender', 'FE_MALE_HIGH',
            '--gender', 'FEMALE', '--content-tag', '美食,护肤', env={'KOLLECT_TOKEN': 'a b&c'},
        )  # fmt: skip
        self.assertTrue(query.isascii())
        self.assertEqual(
            dict(urllib.parse.parse_qsl(query, strict_parsing=True)),
            {
                'searchType': 'NOTE', 'keyword': '咖啡 & "tea"=1', 'page': '7', 'fansNumberLower': '1000',
                'fansNumberUpper': '50000', 'fansAge': 'AGE_18_24', 'fansGender': 'FE_MALE_HIGH', 'gender': 'FEMALE',
                'contentTag': '护肤,美食', 'token': 'a b&c',
            },
        )  # fmt: skip

    def test_plain_locale(self):
        self.assertIn(urllib.parse.quote('咖啡'), self.sent('--keyword', '咖啡', env={'LC_ALL': 'C'}))


class TestPages(kollect_cli.TestCase):
    def sweep(self, *answers, arguments=('--pages', 'all'), status=0):
        self.service = self.serve(*answers)
        result = self.check(self.search(self.service, '--format', 'json', '--parallel', 1, *arguments), status)
        self.pages = [int(urllib.parse.parse_qs(path)['page'][0]) for path in self.service.requests]
        return result

    def ids(self, result):
        return [int(creator['userId'], 16) for creator in result.json()]

    def test_all(self):
        result = self.sweep(page(creators(1, 20)), page(creators(21, 20)), page([]))
        self.assertEqual(self.ids(result), list(range(1, 41)))
        self.assertEqual(self.pages, [1, 2, 3])

    def test_short_last_page(self):
        result = self.sweep(page(creators(1, 20), 25), page(creators(21, 5), 25), page([], 25))
        self.assertEqual(self.ids(result), list(range(1, 26)))
        self.assertEqual(self.pages, [1, 2])

    def test_total_alone_is_not_believed(self):
        result = self.sweep(page(creators(1, 20), 20), page(creators(21, 20), 0), page([], 0))
        self.assertEqual(len(self.ids(result)), 40)

    def test_each_creator_once(self):
        result = self.sweep(page(creators(1, 20)), page(creators(11, 20)), page([]))
        self.assertEqual(self.ids(result), list(range(1, 31)))

    def test_a_page_that_comes_again_and_again(self):
        result = self.sweep(page(creators(1, 20)))
        self.assertEqual(len(self.ids(result)), 20)
        self.assertEqual(self.pages, [1, 2, 3, 4])

    def test_as_many_as_wanted(self):
        answers = [page(creators(1 + 20 * i, 20)) for i in range(5)]
        result = self.sweep(*answers, arguments=('--page', '4', '--pages', '3'))
        self.assertEqual(self.pages, [4, 5, 6])
        self.assertEqual(len(self.ids(result)), 60)

    def test_platform_limit(self):
        answers = [page(creators(1 + 20 * i, 20)) for i in range(9)]
        self.sweep(*answers, arguments=('--page', '248', '--pages', 'all'))
        self.assertEqual(self.pages, [248, 249, 250])

    def test_nobody(self):
        self.assertEqual(self.sweep(page([], 0)).json(), [])
        self.assertEqual(self.check(self.search(self.serve(page([], 5000)))).out.count('\n'), 1)

    def test_failure_in_the_middle(self):
        """What was paid for is written and kept; the status tells."""
        answers = page(creators(1, 20)), page(creators(21, 20)), failure(303)
        self.assertEqual(len(self.sweep(*answers, status=3).json()), 40)

        path = self.home.path / 'found.json'
        result = self.check(self.search(self.serve(*answers), '--pages', 'all', '-o', path), 3)
        self.assertEqual(result.out, '')
        self.assertEqual(len(json.loads(path.read_text())), 40)

        result = self.check(self.search(self.serve(*answers), '--pages', 'all', '--shortlist', 'A'), 3)
        self.assertEqual(result.out.count('\n'), 41)
        self.assertEqual(len(self.check(self.run_cli('shortlist', 'show', 'A', '--format', 'json')).json()), 40)

    def test_free_failures_are_repeated(self):
        for code in (301, 302, 500):
            result = self.sweep(failure(code), failure(code), page(creators(1, 3), 3), arguments=())
            self.assertEqual(len(result.json()), 3)
            self.assertEqual(self.pages, [1, 1, 1])


class TestFailures(kollect_cli.TestCase):
    """Every row of what the service answers when it fails."""

    # code, HTTP statuses, a sentence of its own, exit status, asked more than once
    codes = [
        (100, (200, 401), 'does not accept the token', False),
        (301, (200,), 'could not collect this page', True),
        (302, (200, 429), 'Too many requests', True),
        (303, (200, 429), 'quota is used up', False),
        (400, (200, 400), 'does not understand these filters', False),
        (500, (200, 500), 'broke down while answering', True),
        (503, (503,), 'out of order', True),
        (600, (200, 403), 'may not search for creators', False),
        (601, (200,), 'balance', False),
        (602, (200,), 'balance', False),
        (101, (200,), 'does not explain', False),
        (202, (200,), 'does not explain', False),
        (300, (200,), 'does not explain', False),
        (404, (200, 404), 'does not explain', False),
    ]

    def test_codes(self):
        for code, statuses, sentence, repeated in self.codes:
            for status in statuses:
                with self.subTest(code=code, status=status):
                    service = self.serve(failure(code, status, '服务说的话'))
                    result = self.check(self.search(service, env={'KOLLECT_TOKEN': TOKEN}), 3)
                    self.assertEqual(result.out, '')
                    self.assertIn(sentence, result.err)
                    self.assertIn(f'code {code}', result.err)
                    self.assertIn('服务说的话', result.err)
                    self.assertEqual(len(service.requests) > 1, repeated)
        self.check_no_token()

    def test_other_shapes(self):
        rows = [
            ({'code': 303, 'message': None}, 'quota'),
            ({'code': 303, 'msg': 'written by a gateway'}, 'written by a gateway'),
            ({'code': '303', 'message': 'x'}, 'code 303'),
        ]
        for body, words in rows:
            with self.subTest(body=body):
                self.assertIn(words, self.check(self.search(self.serve(Answer(body))), 3).err)

    def test_filters_are_told(self):
        result = self.check(self.search(self.serve(failure(400)), '--keyword', '咖啡', '--fans-age', 'GT_44'), 3)
        self.assertIn('咖啡', result.err)
        self.assertIn('above 44', result.err)

    def test_answers_that_are_none(self):
        bodies = {
            'empty': b'',
            'html': b'<html><body>Bad gateway</body></html>',
            'cut off': SAMPLE.body[:2000],
            'list': [],
            'text': 'hello',
            'code as text': {'code': '0', 'data': {'kols': []}},
            'no data': {'code': 0, 'data': None},
            'data a list': {'code': 0, 'data': []},
            'data a text': {'code': 0, 'data': 'kols'},
            '200 is no success': {'code': 200, 'data': {'kols': []}},
        }
        for name, body in bodies.items():
            with self.subTest(name):
                service = self.serve(Answer(body))
                result = self.check(self.search(service), 3)
                self.assertEqual(result.out, '')
                self.assertGreater(len(result.err.splitlines()), 1)
                # Such an answer may have been charged: it is not asked for again.
                self.assertEqual(len(service.requests), 1)

    def test_other_places_of_the_list(self):
        for place in ('list', 'items'):
            service = self.serve(Answer({'code': 0, 'data': {place: creators(1, 2), 'total': 2}}))
            self.assertEqual(len(self.check(self.search(service, '--format', 'json')).json()), 2)

    def test_redirect(self):
        elsewhere = self.serve(page([]))
        service = self.serve(Answer(b'', 302, [('Location', elsewhere.url + '/')]))
        result = self.check(self.search(service, env={'KOLLECT_TOKEN': TOKEN}), 3)
        self.assertIn('another address', result.err)
        self.assertEqual(elsewhere.requests, [])

    def test_time_out(self):
        service = self.serve(Answer(hang=True))
        result = self.check(self.search(service, '--timeout', '1'), 4)
        self.assertIn('did not answer in time', result.err)
        self.assertIn('may have been charged', result.err)
        self.assertEqual(len(service.requests), 1)

    def test_connection_lost(self):
        for answer, status in ((Answer(drop=True), 4), (Answer(SAMPLE.body[:500], cut=True), 3)):
            service = self.serve(answer)
            result = self.check(self.search(service), status)
            self.assertIn('may have been charged', result.err)
            self.assertEqual(result.out, '')
            self.assertEqual(len(service.requests), 1)

    def test_connection_refused(self):
        with socket.socket() as unused:
            unused.bind(('127.0.0.1', 0))  # not listening
            result = self.check(self.run_cli('search', '--base-url', f'http://127.0.0.1:{unused.getsockname()[1]}'), 4)
        self.assertIn('cannot be reached', result.err)
        self.assertIn('nothing charged', result.err)

    def test_no_tls(self):
        service = self.serve(page([]))
        url = service.url.replace('http:', 'https:')
        # GCC's leak checker itself crashes in a process that has used GnuTLS.
        env = {'KOLLECT_TOKEN': TOKEN, 'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'}
        result = self.check(self.run_cli('search', '--base-url', url, env=env), 4)
        self.assertEqual(service.requests, [])
        self.assertEqual(result.out, '')
        self.check_no_token(result)


class TestStop(kollect_cli.TestCase):
    def test_while_waiting(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            service = self.serve(Answer(hang=True))
            path = self.home.path / 'old.json'
            path.write_text('old')
            process = self.home.start('search', '--base-url', service.url, '-o', path)
            service.wait_for_request()
            result = self.check(self.interrupt_twice(process, number), 130)
            self.assertEqual(result.out, '')
            self.assertEqual(path.read_text(), 'old')

    def test_between_pages(self):
        service = self.serve(page(creators(1, 20)), Answer(hang=True))
        process = self.home.start(
            'search', '--base-url', service.url, '--pages', 'all', '--format', 'json', '--shortlist', 'A'
        )
        service.wait_for_request()
        service.wait_for_request()
        result = self.check(self.interrupt_twice(process), 130)
        # What came before is whole, and kept.
        self.assertEqual(len(result.json()), 20)
        self.assertEqual(len(self.check(self.run_cli('shortlist', 'show', 'A', '--format', 'json')).json()), 20)


class TestFile(kollect_cli.TestCase):
    def setUp(self):
        super().setUp()
        self.path = self.home.path / 'found'
        self.service = self.serve(page(creators(1, 2)))

    def write(self, path, *arguments, status=0):
        return self.check(self.search(self.service, '-o', path, *arguments), status)

    def test_format_by_name(self):
        for name, start in (('a.json', b'[\n'), ('a.CSV', b'\xef\xbb\xbf'), ('a.txt', b'Nickname')):
            path = self.home.path / name
            self.assertEqual(self.write(path).out, '')
            self.assertTrue(path.read_bytes().startswith(start), name)
        self.write(self.path, '--format', 'csv')
        self.assertTrue(self.path.read_bytes().startswith(b'\xef\xbb\xbf'))

    def test_replaces(self):
        self.path.write_text('old' * 100000)
        self.write(self.path, '--format', 'json')
        self.assertEqual(len(json.loads(self.path.read_text())), 2)
        link = self.home.path / 'link'
        link.symlink_to(self.path)
        self.write(link, '--format', 'csv')
        self.assertTrue(link.is_symlink())
        self.assertTrue(self.path.read_bytes().startswith(b'\xef\xbb\xbf'))
        self.assertEqual({entry.name for entry in self.home.path.iterdir() if entry.is_file()}, {'found', 'link'})

    def test_device_is_not_replaced(self):
        self.assertIn('Nickname', self.write('/dev/stdout').out)
        fifo = self.home.path / 'fifo'
        os.mkfifo(fifo)
        process = self.home.start('search', '--base-url', self.service.url, '-o', fifo, '--format', 'json')
        with open(fifo, 'rb') as reader:
            text = reader.read()
        self.check(self.home.finish(process))
        self.assertEqual(len(json.loads(text)), 2)
        self.assertTrue(fifo.is_fifo())

    def test_not_writable(self):
        """Found out before a call is paid for."""
        for path in ('/nonexistent/found.csv', '/dev/null/found.csv', self.home.path, ''):
            with self.subTest(path=path):
                self.assertIn('written', self.write(path, status=5).err)
        self.assertEqual(self.service.requests, [])


if __name__ == '__main__':
    kollect_cli.main()
