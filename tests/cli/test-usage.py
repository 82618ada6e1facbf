#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, wrong usage, the standard streams, and the list of fields."""

import csv
import io
import json
import os
import subprocess
import tempfile

import kollect_cli
from kollect_cli import TOKEN, creators, page

COMMANDS = (
    'search', 'shortlist', 'export', 'usage', 'answers', 'fields', 'columns', 'sample-service',
)
FILTERS = (
    'searchType', 'keyword', 'page', 'fansNumberLower', 'fansNumberUpper',
    'fansAge', 'fansGender', 'gender', 'contentTag',
)  # fmt: skip


def kebab(name):
    return ''.join('-' + c.lower() if c.isupper() else c for c in name)


class TestHelp(kollect_cli.TestCase):
    def test_program(self):
        for option in ('--help', '-h'):
            result = self.check(self.run_cli(option))
            self.assertEqual(result.err, '')
            for command in COMMANDS:
                self.assertIn(f'\n  {command} ', result.out)

    def test_version(self):
        self.assertRegex(self.check(self.run_cli('--version')).out, r'^kollect-cli \d+\.\d+\.\d+\n$')

    def test_commands(self):
        for command in COMMANDS:
            result = self.check(self.run_cli(command, '--help'))
            self.assertIn(f'kollect-cli {command}', result.out)
            self.assertEqual(result.err, '')
        self.assertFalse(self.home.database.exists())

    def test_actions(self):
        result = self.check(self.run_cli('shortlist', 'rename', '--help'))
        for action in ('list', 'show NAME', 'new NAME', 'rename OLD NEW', 'delete NAME', 'remove NAME CREATOR_ID'):
            self.assertIn(f'\n  {action}', result.out)

    def test_filters(self):
        text = self.check(self.run_cli('search', '--help')).out
        for name in FILTERS:
            self.assertIn(f'\n  --{kebab(name)}=', text)
        for value in ('NICKNAME', 'NOTE', 'LT_18', 'GT_44', 'MALE_HIGH', 'FE_MALE_HIGH', 'FEMALE', '美妆', '唇妆'):
            self.assertIn(value, text)

    def test_chinese_names_in_a_plain_locale(self):
        self.assertIn('美妆', self.check(self.run_cli('search', '--help', env={'LC_ALL': 'C'})).out)


class TestUsage(kollect_cli.TestCase):
    def check_usage(self, *arguments, words=()):
        result = self.check(self.run_cli(*arguments), 2)
        self.assertEqual(result.out, '')
        for word in words:
            self.assertIn(word, result.err)
        return result

    def test_no_command(self):
        self.assertIn('sample-service', self.check_usage().err)

    def test_unknown_command(self):
        self.check_usage('serach', words=['serach', '--help'])

    def test_search(self):
        service = self.serve()
        rows = [
            (('--fans-number-lower', '500', '--fans-number-upper', '100'), ['500', '100']),
            (('--fans-number-lower', '-1'), ['negative']),
            (('--fans-number-upper=-5',), ['negative']),
            (('--fans-number-lower', '1e4'), ['whole number']),
            (('--page', '0'), ['1 or more']),
            (('--page', '-3'), ['negative']),
            (('--page', '251'), ['250']),
            (('--pages', '0'), ['--pages']),
            (('--pages', '251'), ['--pages']),
            (('--pages', 'some'), ['--pages']),
            (('--fans-age', 'AGE_18'), ['AGE_18_24', 'AGE_18']),
            (('--search-type', 'nickname'), ['NICKNAME']),
            (('--gender', 'X'), ['FEMALE']),
            (('--content-tag', '美妆,唇膏学'), ['唇膏学']),
            (('--format', 'xml'), ['table', 'csv', 'json']),
            (('--columns', 'name,fans'), ['fans', 'kollect-cli fields']),
            (('--columns', ','), ['--columns']),
            (('--timeout', '0'), ['--timeout']),
            (('--timeout', 'soon'), ['soon']),
            (('--retry-pause', '-1'), ['--retry-pause']),
            (('--max-age', '0'), ['--max-age']),
            (('--parallel', '5'), ['--parallel']),
            (('--parallel', '0'), ['--parallel']),
            (('--max-calls', '-1'), ['--max-calls']),
            (('--daily-limit', 'few'), ['few']),
            (('--offline', '--fresh'), ['--offline', '--fresh']),
            (('--offline', '--retry-unsure'), ['--offline', '--retry-unsure']),
            (('--fault', '301'), ['--sample']),
            (('--sample',), ['--base-url']),
            (('--shortlist', '  '), ['name']),
            (('--no-such-option',), ['--no-such-option']),
            (('--keyword',), ['--keyword']),
            (('--keyword', 'a' * 201), ['200']),
            (('coffee',), ['coffee']),
        ]
        for arguments, words in rows:
            with self.subTest(arguments=arguments):
                self.check_usage('search', '--base-url', service.url, *arguments, words=words)
        self.assertEqual(service.requests, [])
        self.assertFalse(self.home.database.exists())

    def test_keyword_that_is_no_text(self):
        service = self.serve()
        result = self.home.finish(
            subprocess.Popen(
                [self.program.encode(), b'search', b'--base-url', service.url.encode(), b'--keyword', b'\xff\xfe'],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.home.environment(),
            )
        )  # fmt: skip
        self.check(result, 2)
        self.assertEqual(service.requests, [])

    def test_address(self):
        for url in ('gopher://127.0.0.1', '127.0.0.1:1', 'http://u:p@127.0.0.1', 'http://127.0.0.1/?a=b', ''):
            with self.subTest(url=url):
                self.check_usage('search', '--base-url', url)
        # Plain http is for this machine, and for the mainland address once the user agreed.
        self.check_usage('search', '--base-url', 'http://service.example', words=['not encrypted'])
        self.check_usage('search', '--base-url', 'http://47.117.133.51:30015', words=['not encrypted'])

    def test_shortlist(self):
        for arguments in ((), ('frobnicate',), ('show',), ('new',), ('new', 'a', 'b'), ('new', ' '), ('rename', 'a'),
                          ('remove', 'a'), ('list', 'a'), ('delete',)):  # fmt: skip
            with self.subTest(arguments=arguments):
                self.check_usage('shortlist', *arguments)

    def test_export(self):
        self.check_usage('export', words=['shortlist'])
        self.check_usage('export', 'a', words=['-o'])
        self.check_usage('export', 'a', 'b', '-o', 'x.csv', words=['b'])
        self.check_usage('export', 'a', '-o', self.home.path / 'x.doc', words=['.csv', '.pdf'])
        self.check_usage('export', 'a', '-o', self.home.path / 'x.csv', '--columns', 'nothing', words=['nothing'])
        self.check_usage('export', 'a', '--from-json', 'b', '-o', 'x.csv', words=['a'])
        for option, value, words in (
            ('--language', 'tlh', ['tlh', 'zh_CN']),
            ('--layout', '9x9', ['9x9', '2x4', 'profile']),
            ('--fee', 'much', ['much']),
            ('--price', 'fee', ['fee']),
            ('--date', 'tomorrow', ['tomorrow']),
            ('--include', 'covers,music', ['music', 'covers']),
            ('--exclude', 'music', ['music']),
        ):
            with self.subTest(option=option):
                self.check_usage('export', 'a', '-o', self.home.path / 'x.csv', option, value, words=words)

    def test_sample_service(self):
        self.check_usage('sample-service', '--port', '65536', words=['--port'])
        self.check_usage('sample-service', '--port', '-1', words=['--port'])
        self.check_usage('sample-service', '--creators', '0', words=['--creators'])
        self.check_usage('sample-service', '--fault', 'thunder', words=['thunder'])
        self.check_usage('search', '--sample', '--fault', 'thunder', words=['thunder'])


class TestToken(kollect_cli.TestCase):
    def test_missing(self):
        result = self.check(self.run_cli('search'), 2)
        self.assertEqual(result.out, '')
        for word in ('token', 'KOLLECT_TOKEN', '--token-file'):
            self.assertIn(word, result.err)

    def test_environment(self):
        service = self.serve(page(creators(1, 1)))
        self.check(self.search(service, env={'KOLLECT_TOKEN': TOKEN}))
        self.assertIn(f'token={TOKEN}', service.requests[0])
        self.check_no_token()

    def test_file(self):
        service = self.serve(page(creators(1, 1)))
        with tempfile.NamedTemporaryFile() as file:
            file.write(f'{TOKEN}\n'.encode())
            file.flush()
            self.check(self.search(service, '--token-file', file.name))
            self.assertIn(f'token={TOKEN}', service.requests[0])
            # The environment comes first.
            self.check(self.search(service, '--token-file', file.name, '--fresh', env={'KOLLECT_TOKEN': 'another'}))
            self.assertIn('token=another', service.requests[1])

    def test_file_of_no_use(self):
        service = self.serve()
        contents = (b'', b' \n', b'two words', b'\0\1\2', 'ü'.encode(), b'x' * 5000)
        with tempfile.NamedTemporaryFile() as file:
            for content in contents:
                file.seek(0)
                file.truncate()
                file.write(content)
                file.flush()
                result = self.check(self.search(service, '--token-file', file.name), 5)
                self.assertIn('token', result.err)
                self.assertNotIn('two words', result.err)
        self.check(self.search(service, '--token-file', '/nonexistent/token'), 5)
        self.assertEqual(service.requests, [])

    def test_never_shown(self):
        echo = kollect_cli.failure(100, message=f'token {TOKEN} is not valid, see http://x/?token={TOKEN}&a=b')
        env = {'KOLLECT_TOKEN': TOKEN, 'G_MESSAGES_DEBUG': 'all'}
        results = [self.search(self.serve(echo), env=env)]
        results.append(self.search(self.serve(page(creators(1, 3))), '--verbose', '--shortlist', 'A', env=env))
        results.append(self.search(self.serve(kollect_cli.Answer(b'<html>')), env=env))
        results.append(
            self.search(self.serve(kollect_cli.Answer(b'', 302, [('Location', f'/?token={TOKEN}')])), env=env)
        )
        results.append(self.run_cli('search', '--base-url', 'http://127.0.0.1:1', '--verbose', env=env))
        results.append(self.run_cli('search', '--base-url', f'http://127.0.0.1:1/?token={TOKEN}', env=env))
        self.assertEqual([result.status for result in results], [3, 0, 3, 3, 4, 2])
        # What is logged does not mix with what is found.
        self.assertTrue(results[1].out.startswith('Nickname'), results[1].out)
        self.check_no_token(*results)


class TestStreams(kollect_cli.TestCase):
    def test_reader_gone(self):
        service = self.serve(page(creators(1, 20)), page(creators(21, 20)), page([]))
        reader, writer = os.pipe()
        os.close(reader)
        process = self.home.start(
            'search', '--base-url', service.url, '--pages', 'all', '--format', 'json', stdout=writer
        )
        os.close(writer)
        result = self.check(self.home.finish(process))
        self.assertNotIn('kollect-cli:', result.err)
        # Nobody reads: nothing more is paid for.
        self.assertEqual(len(service.requests), 1)

    def test_output_closed(self):
        service = self.serve(page(creators(1, 2)))
        process = self.home.start(
            'search', '--base-url', service.url, '--shortlist', 'A', stdout=None, preexec_fn=lambda: os.close(1)
        )
        self.check(self.home.finish(process))
        # What would have been printed did not end up in the database.
        self.assertEqual(len(self.check(self.run_cli('shortlist', 'show', 'A', '--format', 'json')).json()), 2)

    def test_disk_full(self):
        with open('/dev/full', 'wb') as full:
            result = self.check(self.home.finish(self.home.start('fields', stdout=full)), 5)
        self.assertIn('No space left', result.err)

    def test_results_and_the_rest(self):
        service = self.serve(page(creators(1, 3)))
        quiet = self.check(self.search(service))
        self.assertEqual(quiet.err, '')
        verbose = self.check(self.search(service, '--verbose'))
        self.assertEqual(verbose.out, quiet.out)
        self.assertIn('Page 1', verbose.err)


class TestFields(kollect_cli.TestCase):
    derived = {
        'lowestPrice', 'cpmPhoto', 'cpmVideo', 'readCostPhoto', 'readCostVideo', 'engageCostPhoto', 'engageCostVideo',
        'engagementRateReads', 'engagementRateFans', 'readsPerFan', 'clickRate', 'coopReadRatio', 'coopEngageRatio',
        'fansGained30',
    }  # fmt: skip

    def test_json(self):
        rows = self.check(self.run_cli('fields', '--format', 'json')).json()
        ids = [row['id'] for row in rows]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertGreater(len(ids), 55)
        self.assertEqual({row['id'] for row in rows if row['derived']}, self.derived)
        for row in rows:
            self.assertTrue(row['label'] and row['kind'] and row['definition'] and row['group'], row)
        self.assertIn('photo notes', next(row for row in rows if row['id'] == 'pictureClickMidNum')['basis'])

    def test_csv_and_table(self):
        data = self.check(self.run_cli('fields', '--format', 'csv')).out_bytes
        self.assertTrue(data.startswith(b'\xef\xbb\xbf'))
        rows = list(csv.reader(io.StringIO(data.decode('utf-8-sig'), newline='')))
        lines = self.check(self.run_cli('fields')).out.splitlines()
        self.assertEqual(len(rows), len(lines))
        self.assertEqual([row[0] for row in rows[1:]], [line.split()[0] for line in lines[1:]])
        self.assertEqual({len(row) for row in rows}, {5})

    def test_file(self):
        path = self.home.path / 'fields.json'
        self.assertEqual(self.check(self.run_cli('fields', '-o', path)).out, '')
        self.assertGreater(len(json.loads(path.read_text())), 55)


if __name__ == '__main__':
    kollect_cli.main()
