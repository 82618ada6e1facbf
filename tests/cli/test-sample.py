#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample service from the command line: its creators, its faults, and what is made of its pictures."""

import getpass
import json
import re
import shutil
import signal
import struct
import subprocess
import urllib.request

import kollect_cli
from kollect_cli import TOKEN

PATH = '/api/xiaohongshu-pgy/api/solar/cooperator/blogger/v2/v1'


class TestSearch(kollect_cli.TestCase):
    def sample(self, *arguments, status=0, **options):
        return self.check(self.run_cli('search', '--sample', '--retry-pause', 0, *arguments, **options), status)

    def found(self, *arguments):
        return self.sample('--format', 'json', *arguments).json()

    def test_pages(self):
        found = self.found('--pages', '3')
        self.assertEqual(len(found), 60)
        self.assertEqual(len({creator['userId'] for creator in found}), 60)

    def test_needs_no_token(self):
        """A real token is not shown to the sample service either."""
        self.assertEqual(len(self.sample(env={'KOLLECT_TOKEN': 'real'}).out.splitlines()), 21)

    def test_held(self):
        """What is held is not asked for again, but for a shortlist: its pictures are drawn by a service that runs."""
        self.sample('--pages', 2)
        self.assertIn('no call', self.sample('--pages', 2).err)
        self.assertIn('2 charged', self.sample('--pages', 2, '--shortlist', 'Spring').err)
        self.assertIn('no call', self.sample('--pages', 2, '--shortlist', 'Spring', '--offline').err)

    def test_filters(self):
        everybody = self.found()
        self.assertEqual(len(everybody), 20)
        some = self.found('--fans-number-lower', '100000', '--fans-number-upper', '200000', '--gender', 'MALE')
        self.assertGreater(len(some), 0)
        for creator in some:
            self.assertTrue(100000 <= creator['fansNum'] <= 200000, creator)
            self.assertEqual(creator['gender'], '男')
        self.assertEqual(self.found('--keyword', '没有人叫这个名字吧'), [])

    def test_faults(self):
        rows = [
            ('100', 3, 'does not accept the token'),
            ('301', 3, 'could not collect'),
            ('302', 3, 'Too many requests'),
            ('303', 3, 'quota'),
            ('400', 3, 'does not understand'),
            ('500', 3, 'broke down'),
            ('600', 3, 'may not search'),
            ('601', 3, 'balance'),
            ('cut', 3, 'could not be read'),
            ('html', 3, 'could not be read'),
            ('empty', 3, 'could not be read'),
            ('reset', 4, 'connection broke'),
        ]
        for fault, status, sentence in rows:
            with self.subTest(fault=fault):
                # Anew: a page that may be charged is not asked for again by itself.
                result = self.sample('--fresh', '--fault', fault, status=status)
                self.assertIn(sentence, result.err)
                self.assertEqual(result.out, '')

    def test_slow(self):
        self.assertIn('in time', self.sample('--fault', 'slow:50', '--timeout', '1', status=4).err)

    def test_now_and_then(self):
        """A free failure is asked for again: every page is there in the end."""
        self.assertEqual(len(self.found('--fault', '301:3', '--fault', '500:4', '--pages', '4')), 80)


class TestService(kollect_cli.TestCase):
    def begin(self, *arguments):
        process = self.home.start('sample-service', *arguments)
        url = process.stdout.readline().decode().strip()
        self.assertRegex(url, r'^http://127\.0\.0\.1:\d+$')
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process, url

    def ask(self, url):
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=60) as answer:
            return answer.read()

    def end(self, process, number=signal.SIGTERM):
        process.send_signal(number)
        return process.wait(timeout=kollect_cli.DEADLINE)

    def test_serves(self):
        process, url = self.begin()
        self.ask(f'{url}/ping')
        body = json.loads(self.ask(f'{url}{PATH}?token=sample&page=1'))
        self.assertEqual(body['code'], 0)
        self.assertEqual(len(body['data']['kols']), 20)
        self.assertEqual(json.loads(self.ask(f'{url}{PATH}?token=other'))['code'], 100)
        found = self.run_cli('search', '--base-url', url, '--format', 'json', env={'KOLLECT_TOKEN': 'sample'})
        self.assertEqual(
            [creator['userId'] for creator in self.check(found).json()],
            [creator['userId'] for creator in body['data']['kols']],
        )
        self.assertIn('token', self.check(self.run_cli('search', '--base-url', url, '--fresh'), 3).err)
        self.assertEqual(self.end(process), 0)

    def test_stopped(self):
        self.assertEqual(self.end(self.begin()[0], signal.SIGINT), 130)

    def test_seed_and_number(self):
        first, url = self.begin('--seed', '7', '--creators', '30')
        body = self.ask(f'{url}{PATH}?token=sample&page=2')
        self.assertEqual(len(json.loads(body)['data']['kols']), 10)
        ids = [creator['userId'] for creator in json.loads(body)['data']['kols']]
        second, url = self.begin('--seed', '7', '--creators', '30')
        again = json.loads(self.ask(f'{url}{PATH}?token=sample&page=2'))
        self.assertEqual([creator['userId'] for creator in again['data']['kols']], ids)
        self.assertEqual([self.end(first), self.end(second)], [0, 0])

    def test_port(self):
        process, url = self.begin('--fault', '601')
        port = url.rpartition(':')[2]
        result = self.check(self.run_cli('sample-service', '--port', port), 4)
        self.assertEqual(result.out, '')
        self.assertIn('601', self.check(self.run_cli('search', '--base-url', url), 3).err)
        self.assertEqual(self.end(process), 0)
        again, url = self.begin('--port', port)
        self.assertEqual(url.rpartition(':')[2], port)
        self.assertEqual(self.end(again), 0)


class TestHandover(kollect_cli.TestCase):
    def test_contact_sheet(self):
        """The sample service is gone when the sheet is made: faces and covers were kept."""
        if shutil.which('pdftotext') is None or shutil.which('pdfimages') is None:
            self.skipTest('poppler-utils are missing')
        found = self.check(self.run_cli('search', '--sample', '--shortlist', 'Spring', '--format', 'json')).json()
        path = self.home.path / 'spring.pdf'
        self.check(self.run_cli('export', 'Spring', '-o', path))
        text = subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True).stdout.decode()
        flat = ''.join(text.split())
        for creator in found:
            self.assertIn(creator['redId'], flat)
        listing = subprocess.run(['pdfimages', '-list', path], check=True, capture_output=True).stdout.decode()
        rows = [line.split() for line in listing.splitlines()[2:]]
        self.assertGreaterEqual(sum(row[8] == 'jpeg' for row in rows), 20)
        # Nothing else is an image but an emoji of a name.
        for row in rows:
            self.assertTrue(row[8] == 'jpeg' or int(row[3]) * int(row[4]) < 128 * 128, row)

    def test_pages(self):
        """Every layout, on every paper, of 60 creators: each name is found, emoji and all, and nothing that is private."""
        if shutil.which('pdftotext') is None:
            self.skipTest('poppler-utils are missing')
        found = self.check(
            self.run_cli('search', '--sample', '--pages', '3', '--shortlist', 'Spring', '--format', 'json')).json()
        papers = [('2x4', 'a4', 'portrait', 8), ('3x4', 'letter', 'landscape', 12), ('profile', 'a4', 'landscape', 1)]
        for layout, size, orientation, per_page in papers:
            path = self.home.path / f'{layout}.pdf'
            self.check(self.run_cli(
                'export', 'Spring', '-o', path, '--layout', layout, '--page-size', size, '--orientation', orientation,
                '--title', 'Spring launch', '--client', 'Lumina', '--prepared-by', 'Studio North', '--offline'))
            text = subprocess.run(['pdftotext', '-raw', path, '-'], check=True, capture_output=True).stdout.decode()
            flat = ''.join(text.split())
            for creator in found:
                self.assertIn(''.join(creator['name'].split()), flat)
            info = subprocess.run(['pdfinfo', path], check=True, capture_output=True).stdout.decode()
            pages = int(re.search(r'Pages:\s+(\d+)', info)[1])
            self.assertIn(pages - -(-60 // per_page), (2, 3))  # a cover, and what the figures mean
            self.assertIn('Studio North', info)
            for private in (TOKEN, str(self.home.path), getpass.getuser() + '@'):
                self.assertNotIn(private, text + info)
                self.assertNotIn(private.encode(), path.read_bytes())

    def test_picture(self):
        """One picture, pictures of pages, and a clear word when one would be too long."""
        self.check(self.run_cli('search', '--sample', '--shortlist', 'Spring'))
        path = self.home.path / 'spring.png'
        self.check(self.run_cli('export', 'Spring', '-o', path, '--scale', '1'))
        width, height = struct.unpack('>II', path.read_bytes()[16:24])
        self.assertEqual(width, 794)
        self.assertGreater(height, 2500)
        self.check(self.run_cli('export', 'Spring', '-o', path, '--image', 'pages', '--scale', '1', '--offline'))
        for number in range(1, 6):
            page = self.home.path / f'spring-{number}.png'
            self.assertEqual(struct.unpack('>II', page.read_bytes()[16:24]), (794, 1123))
        failed = self.run_cli('export', 'Spring', '-o', path, '--layout', 'profile', '--offline')
        self.assertEqual(failed.status, 5)
        self.assertIn('A file a page', failed.err)


if __name__ == '__main__':
    kollect_cli.main()
