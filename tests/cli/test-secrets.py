#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The token is nowhere but in the request: not in what is said or logged, nor in the store, the settings, the cache, an
export or a core file."""

import base64
import io
import os
import re
import resource
import secrets
import signal
import struct
import subprocess
import sys
import urllib.parse
import zipfile
import zlib

import kollect_cli
from kollect_cli import Answer, creators, failure, page


def make_picture():
    """A PNG of one colour."""
    side = 120
    rows = (b'\0' + b'\x80\x40\x20' * side) * side
    chunks = [(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 2, 0, 0, 0)), (b'IDAT', zlib.compress(rows)), (b'IEND', b'')]
    data = b'\x89PNG\r\n\x1a\n'
    for kind, content in chunks:
        data += struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content))
    return data


def unpack(content):
    """Everything a file says, also where it is packed: members of archives, streams of PDF files."""
    parts = [content]
    if content.startswith(b'PK'):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts += [part for name in archive.namelist() for part in (name.encode(), archive.read(name))]
    for packed in re.findall(rb'stream\r?\n(.*?)endstream', content, re.DOTALL):
        try:
            parts.append(zlib.decompressobj().decompress(packed))
        except zlib.error:
            pass  # a picture, which is not packed so
    return parts


class TestSecrets(kollect_cli.TestCase):
    def setUp(self):
        super().setUp()
        # Of this run alone, and with what is coded in an address.
        self.token = f'{secrets.token_hex(12)}+/{secrets.token_hex(12)}=='
        self.env = {'KOLLECT_TOKEN': self.token, 'G_MESSAGES_DEBUG': 'all', 'GSETTINGS_BACKEND': 'keyfile'}
        half = self.token[:20]
        self.forms = [self.token, urllib.parse.quote(self.token, safe=''), half, half[::-1]]
        self.forms += [base64.b64encode(self.token.encode()).decode(), half.upper()]
        self.forms = [form.encode() for form in self.forms]
        self.results = []

    def check_clean(self, name, content):
        for part in unpack(content):
            for form in self.forms:
                self.assertFalse(form in part, f'the token is in {name}')

    def run_cli(self, *arguments, **options):
        options.setdefault('env', self.env)
        result = super().run_cli(*arguments, **options)
        self.results.append((arguments, result))
        return result

    def export_endings(self):
        """What a shortlist can be written as, as the help says it."""
        help_text = super().run_cli('export', '--help').out
        endings = set(re.findall(r'\.(\w+)\b', ' '.join(line for line in help_text.splitlines() if 'ends in' in line)))
        self.assertLessEqual({'csv', 'pdf'}, endings)
        return sorted(endings)

    def make_people(self, pictures):
        people = creators(1, 20)
        for number, person in enumerate(people):
            person['headPhoto'] = f'{pictures.url}/{number}.png'
        return people

    def echoes(self):
        """Answers of a service that says the token back, in every way it can go wrong."""
        coded = urllib.parse.quote(self.token, safe='')
        for code in (100, 301, 303, 400, 500, 999):
            yield failure(code, message=f'{self.token}: see http://x.example/?token={coded}&a=b')
        yield Answer(f'<html>{self.token}</html>')
        yield Answer(b'', 302, [('Location', f'/elsewhere?token={coded}')])
        yield Answer(b'', 500, [('X-Token', self.token)])
        yield Answer({'code': 0, 'data': None, 'message': self.token})
        yield Answer(drop=True)
        yield Answer(page(creators(1, 2)).body[:500], cut=True)

    def test_a_whole_run(self):
        pictures = self.serve(Answer(make_picture()))
        service = self.serve(page(self.make_people(pictures)), page(creators(21, 20)), failure(301), page(creators(41, 20)))
        self.check(self.search(service, '--pages', 3, '--shortlist', 'A', '--verbose', '--parallel', 1))
        self.assertIn(f'token={urllib.parse.quote(self.token, safe="")}', service.requests[0])
        self.assertGreater(len(pictures.requests), 10)
        for answer in self.echoes():
            result = self.search(self.serve(answer), '--verbose', '--keyword', 'x')
            self.assertNotEqual(result.status, 0, result.err)
        self.search(self.serve(Answer(hang=True)), '--timeout', 1, '--verbose')
        self.run_cli('search', '--base-url', 'http://127.0.0.1:1', '--verbose')
        self.run_cli('search', '--base-url', f'http://127.0.0.1:1/?token={self.token}')
        self.check(self.run_cli('usage', '--format', 'json'))
        answers = self.check(self.run_cli('answers', 'list', '--format', 'json')).json()
        self.check(self.run_cli('answers', 'show', answers[-1]['id']))
        self.check(self.run_cli('shortlist', 'show', 'A', '--format', 'csv', '-o', self.home.path / 'shown.csv'))
        for ending in self.export_endings():
            self.check(self.run_cli('export', 'A', '-o', self.home.path / f'list.{ending}', '--verbose'))

        for arguments, result in self.results:
            self.check_clean(arguments, result.out_bytes)
            self.check_clean(arguments, result.err.encode())
        self.assertTrue(any('debug' in result.err.lower() for _, result in self.results), 'nothing was logged')
        files = self.home.files()
        self.assertTrue(any('cache' in str(path) for path in files), 'nothing was cached')
        for path, content in files.items():
            self.check_clean(path, content)
        self.check_clean('store', repr(self.home.query('SELECT * FROM page_answer')).encode())

    def test_that_it_would_be_found(self):
        """Also where it is packed."""
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, 'w', zipfile.ZIP_DEFLATED) as packed:
            packed.writestr('part.xml', f'<x>{self.token}</x>')
        streams = b'%PDF\nstream\n' + zlib.compress(f'before {self.token} after'.encode()) + b'\nendstream'
        for content in (archive.getvalue(), streams, urllib.parse.quote(self.token, safe='').encode()):
            with self.assertRaises(AssertionError):
                self.check_clean('planted', content)

    def test_an_answer_that_says_it_back(self):
        """Answers are kept as they came, but for that."""
        body = {'code': 0, 'message': f'good token {self.token}', 'data': {'kols': creators(1, 2), 'total': 2},
                'requestId': self.token}  # fmt: skip
        people = self.check(self.search(self.serve(Answer(body)), '--format', 'json')).json()
        self.assertEqual(len(people), 2)
        ((kept,),) = self.home.query('SELECT bytes FROM page_answer')
        self.check_clean('answer', kept)
        self.assertIn(b'good token', kept)
        for path, content in self.home.files().items():
            self.check_clean(path, content)

    def test_while_it_runs(self):
        """The token is no argument that others on the machine see, and no file of it is open."""
        service = self.serve(Answer(hang=True))
        process = self.home.start('search', '--base-url', service.url, env=self.env)
        service.wait_for_request()
        with open(f'/proc/{process.pid}/cmdline', 'rb') as file:
            self.check_clean('arguments', file.read())
        for path, content in self.home.files().items():
            self.check_clean(path, content)
        process.kill()
        self.home.finish(process)
        for path, content in self.home.files().items():
            self.check_clean(path, content)


def allow_core():
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


class TestCore(kollect_cli.TestCase):
    """A program that crashes leaves its memory behind, unless it sees to it that it does not."""

    def crash(self, process):
        process.send_signal(signal.SIGABRT)
        _, status = os.waitpid(process.pid, 0)
        process.returncode = -os.WTERMSIG(status)
        self.assertEqual(os.WTERMSIG(status), signal.SIGABRT)
        return os.WCOREDUMP(status)

    def test_no_core_file(self):
        folder = self.home.path / 'here'
        folder.mkdir()
        other = subprocess.Popen(
            [sys.executable, '-c', 'print(flush=True); input()'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            preexec_fn=allow_core, cwd=folder,
        )  # fmt: skip
        other.stdout.readline()
        others_leave_one = self.crash(other)
        other.communicate()
        for path in folder.iterdir():
            path.unlink()

        service = self.serve(Answer(hang=True))
        process = self.home.start(
            'search', '--base-url', service.url, env={'KOLLECT_TOKEN': kollect_cli.TOKEN}, preexec_fn=allow_core, cwd=folder
        )
        service.wait_for_request()
        self.assertFalse(self.crash(process))
        process.communicate()
        self.assertEqual(list(folder.iterdir()), [])
        if not others_leave_one:
            self.skipTest('this machine writes no cores at all')


if __name__ == '__main__':
    kollect_cli.main()
