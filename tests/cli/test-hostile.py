#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What nobody should call themselves, pictures that are none, nobody, and thousands: in every format, read back by
programs that are not ours."""

import csv
import getpass
import html.parser
import http.server
import io
import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib

import kollect_cli
from kollect_cli import SLOW, TOKEN, creators, page

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
FORMATS = ('pdf', 'png', 'xlsx', 'html', 'csv', 'tsv', 'json')
# Seconds for 5,000 creators without pictures; each takes a small part of it on a quiet machine.
BOUND = 600 if SLOW else 60
N_MANY = 300 if SLOW else 5000
PNG_START = b'\x89PNG\r\n\x1a\n'

NAMES = [
    '=HYPERLINK("http://x.invalid/?"&A1,"看我")',
    '+1+cmd|\'/c calc\'!A0',
    '-2+3',
    '@SUM(1;2)',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</style></bdi>&lt;&#0;&amp;',
    '\u202eevil\u202c\u200f שלום مرحبا',
    '长' * 200,
    'W' * 200,
    'e' + '\u0301' * 199,
    '👩‍👩‍👧‍👦 🦌 𠮷 龘 ﷽',
    '"quoted", \'so\' and; so\\',
    '  spaces   around  ',
    'a\tb',
    'two\nlines\r\nthree',
    '_x0041_%s%n{0}$1',
    'a\x01b\x1bc\x7f',
    'x\ufffey\uffffz',
    '\u2028\u2029\ufeff',
    '',
    "'",
    '..%2f../etc/passwd',
    '木\U0001cd00\U0001cd01子',  # signs that no font has
]
# Characters that XML, HTML or a line cannot hold are left out or stand for a space; everything else is there.
LOST = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]')


def fold(text):
    """What is left of a text whatever its format does to spaces, heaps of marks and characters that are none."""
    few_marks = re.sub('(\u0301{4})\u0301+', r'\1', LOST.sub('', text))
    return re.sub(r'[\s\u2028\u2029\ufeff\ufffd]+', '', few_marks)


class Texts(html.parser.HTMLParser):
    """The names in a page, and its elements."""

    def __init__(self, text):
        super().__init__()
        self.names, self.tags, self.inside, self.ended = [], [], False, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == 'article':
            self.names.append('')
        self.inside = tag == 'h2' and bool(self.names) and not self.ended or self.inside

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != 'h2'
        self.ended = self.ended or tag == 'main'

    def handle_data(self, data):
        if self.inside:
            self.names[-1] += data


def read_sheet(path, number=1):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith(('.xml', '.rels')):
                ElementTree.fromstring(archive.read(name))
        root = ElementTree.fromstring(archive.read(f'xl/worksheets/sheet{number}.xml'))
    rows = []
    for row in root.iter(MAIN + 'row'):
        cells = {}
        for cell in row.iter(MAIN + 'c'):
            texts = ''.join(text.text or '' for text in cell.iter(MAIN + 't'))
            value = cell.find(MAIN + 'v')
            cells[re.sub(r'\d', '', cell.get('r'))] = texts if value is None else value.text
        rows.append(cells)
    return rows


def names_of(path):
    """The names that another program finds in a file, in order; those of a PDF are looked for elsewhere."""
    kind = path.suffix[1:]
    if kind == 'xlsx':
        header, *rows = read_sheet(path)
        place = next(column for column, label in header.items() if label == 'Nickname')
        # https://learn.microsoft.com/openspecs/office_standards/ms-oi29500: _x0001_ is a character by its number
        return [re.sub('_x([0-9A-F]{4})_', lambda m: chr(int(m[1], 16)), row.get(place, '')) for row in rows]
    if kind == 'html':
        return ['' if name == '–' else name for name in Texts(path.read_text('utf-8')).names]
    if kind == 'json':
        return [entry['creator']['name'] or '' for entry in json.loads(path.read_text('utf-8'))['entries']]
    text = path.read_bytes().decode('utf-8-sig')
    rows = list(csv.reader(io.StringIO(text, newline=''))) if kind == 'csv' else [r.split('\t') for r in text.split('\n')[:-1]]
    place = rows[0].index('Nickname')
    # What a spreadsheet would reckon has an apostrophe before it.
    return [re.sub('^\'(?=[=+@"\t\r-])', '', row[place]) for row in rows[1:]]


def png_size(data):
    """Checks every chunk and every row of a PNG (https://www.w3.org/TR/png-3/)."""
    assert data.startswith(PNG_START)
    place, pixels, kinds = len(PNG_START), zlib.decompressobj(), []
    n_bytes = 0
    while place < len(data):
        length = int.from_bytes(data[place : place + 4], 'big')
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        assert int.from_bytes(data[place + 8 + length :][:4], 'big') == zlib.crc32(kind + body)
        kinds.append(kind)
        if kind == b'IHDR':
            width, height, depth, colour = *(int.from_bytes(body[i : i + 4], 'big') for i in (0, 4)), body[8], body[9]
        if kind == b'IDAT':
            n_bytes += len(pixels.decompress(body))
        place += 12 + length
    n_bytes += len(pixels.flush())
    assert kinds[-1] == b'IEND' and pixels.eof
    assert n_bytes == height * (1 + width * depth // 8 * {0: 1, 2: 3, 6: 4}[colour]), (n_bytes, width, height)
    return width, height


def bare(path):
    """Everything in a file, with nothing compressed."""
    data = path.read_bytes()
    kind = path.suffix[1:]
    if kind == 'xlsx':
        with zipfile.ZipFile(path) as archive:
            return b''.join(name.encode() + archive.read(name) for name in archive.namelist())
    if kind == 'pdf':
        for match in re.finditer(rb'stream\r?\n', path.read_bytes()):
            try:
                data += zlib.decompressobj().decompress(data[match.end() :])
            except zlib.error:
                pass  # a picture
    return data


class TestCase(kollect_cli.TestCase):
    def export(self, kind, *arguments, shortlist='名单', status=0, **options):
        path = self.home.path / f'out.{kind}'
        arguments = ['--exclude', 'definitions,conditions', *arguments] if kind == 'csv' else arguments
        arguments = ['--exclude', 'totals', *arguments] if kind == 'xlsx' else arguments
        source = [shortlist] if shortlist else []
        self.result = self.check(self.run_cli('export', *source, *arguments, '-o', path, **options), status)
        return path

    def pdf_text(self, path):
        if shutil.which('pdftotext') is None:
            self.skipTest('pdftotext is missing')
        return subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, text=True, check=True).stdout

    def check_opens(self, path):
        """Reads the file as its readers do."""
        if path.suffix == '.pdf':
            self.pdf_text(path)
        elif path.suffix == '.png':
            width, height = png_size(path.read_bytes())
            self.assertTrue(width > 400 and height > 100)
        else:
            names_of(path)


class TestNames(TestCase):
    def setUp(self):
        super().setUp()
        people = creators(1, len(NAMES))
        for creator, name in zip(people, NAMES):
            creator.update(name=name, location=name, contentTags=[{'taxonomy1Tag': name, 'taxonomy2Tags': [name]}])
            creator['noteSign'] = {'name': name}
        self.check(self.search(self.serve(page(people)), '--shortlist', '名单', '--keyword', '<b>=1+1'))

    def test_found_again(self):
        for kind in ('xlsx', 'html', 'csv', 'tsv', 'json'):
            with self.subTest(format=kind):
                found = [fold(name) for name in names_of(self.export(kind, '--title', NAMES[4], '--client', NAMES[0]))]
                self.assertEqual(found, [fold(name) for name in NAMES])

    def test_drawn(self):
        for layout in ('2x4', '3x4', 'profile'):
            with self.subTest(layout=layout):
                path = self.export('pdf', '--layout', layout, '--title', NAMES[7], '--client', NAMES[9], '--prepared-by', NAMES[4])
                text = fold(self.pdf_text(path))
                for name in (NAMES[0], NAMES[1], NAMES[2], NAMES[3]):
                    self.assertTrue(fold(name)[:10] in text, name)
                self.assertIn('<script', text)
                # One that does not fit is drawn as far as it does, and found as a whole.
                self.assertIn('长' * 200, text)
                self.assertIn('W' * 200, text)
                self.assertIn(NAMES[-1], text)
        for options in ((), ('--image', 'pages', '--layout', 'profile')):
            self.export('png', '--scale', '1', *options)
            for path in self.home.path.glob('out*.png'):
                self.check_opens(path)
                path.unlink()

    def test_nothing_is_reckoned(self):
        """No text of a creator is a formula, an element, or more than one cell."""
        path = self.export('xlsx')
        with zipfile.ZipFile(path) as archive:
            sheets = b''.join(archive.read(n) for n in archive.namelist() if n.startswith('xl/worksheets/sheet'))
            links = b''.join(archive.read(n) for n in archive.namelist() if n.endswith('.rels'))
        self.assertNotIn(b'<f>', sheets)
        self.assertNotIn(b'x.invalid', links)
        tags = Texts(self.export('html', '--title', NAMES[4]).read_text('utf-8')).tags
        self.assertFalse({tag for tag, _ in tags} & {'script', 'b', 'img', 'iframe'})
        self.assertFalse([a for _, a in tags for name in a if name.startswith('on')])
        for kind, separator in (('csv', None), ('tsv', '\t')):
            text = self.export(kind).read_bytes().decode('utf-8-sig')
            rows = [r.split('\t') for r in text.split('\n')[:-1]] if separator else list(csv.reader(io.StringIO(text, newline='')))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])})
            self.assertEqual([cell for row in rows for cell in row if re.match(r'[=+@]|-\D', cell)], [])

    def test_back_again(self):
        """Data that comes back is the same data."""
        path = self.export('json')
        again = self.home.path / 'again.json'
        self.check(self.run_cli('export', '--from-json', path, '-o', again))
        self.assertEqual(json.loads(again.read_text('utf-8'))['entries'], json.loads(path.read_text('utf-8'))['entries'])


class TestLetters(TestCase):
    def count_ink(self, text):
        """Dark pixels of a page of somebody who lives there."""
        (somebody,) = creators(1, 1)
        somebody.update(name='x', location=text)
        shortlist = f'of {text}'
        self.check(self.search(self.serve(page([somebody])), '--shortlist', shortlist, '--keyword', text))
        path = self.export('pdf', '--layout', 'profile', '--exclude', 'cover-page,definitions,conditions', '--title', 'x',
                           shortlist=shortlist)  # fmt: skip
        drawn = subprocess.run(['pdftoppm', '-r', '150', '-gray', '-l', '1', path], capture_output=True, check=True).stdout
        return sum(pixel < 128 for pixel in drawn.split(b'\n', 3)[3])

    def test_drawn(self):
        """A Chinese letter that cairo leaves out of a font when it stands alone."""
        if shutil.which('pdftoppm') is None:
            self.skipTest('pdftoppm is missing')
        self.assertGreater(self.count_ink('如' * 9), self.count_ink('口' * 9) + 50)


class PictureHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status, kind, body = self.server.answers[int(re.search(r'/(\d+)', self.path)[1]) % len(self.server.answers)]
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def png(width, height):
    def chunk(kind, body):
        return len(body).to_bytes(4, 'big') + kind + body + zlib.crc32(kind + body).to_bytes(4, 'big')

    header = width.to_bytes(4, 'big') + height.to_bytes(4, 'big') + b'\x08\x02\0\0\0'
    rows = zlib.compress(b''.join(b'\0' + b'\x80' * 3 * width for _ in range(min(height, 100))))
    return PNG_START + chunk(b'IHDR', header) + chunk(b'IDAT', rows) + chunk(b'IEND', b'')


class TestPictures(TestCase):
    ANSWERS = [
        (200, 'image/jpeg', b''),
        (200, 'image/jpeg', b'\xff\xd8\xff\xe0 none'),
        (200, 'image/jpeg', b'<html>not a picture</html>'),
        (404, 'text/html', b'<html>gone</html>'),
        (200, 'image/png', png(60, 60)[:200]),
        (200, 'image/png', png(60000, 60000)),
        (200, 'image/png', png(1, 90)),
        (200, 'image/gif', b'GIF89a' + b'\0' * 40),
        (200, 'image/svg+xml', b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        (200, 'image/webp', b'RIFF\x24\0\0\0WEBPVP8 ' + b'\x01' * 24),
        (200, 'image/jpeg', b'\xff\xd8' + os.urandom(3000) + b'\xff\xd9'),
    ]

    def setUp(self):
        super().setUp()
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), PictureHandler)
        server.daemon_threads = True
        server.answers = self.ANSWERS
        thread = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01})
        thread.start()
        self.addCleanup(server.server_close)
        self.addCleanup(thread.join)
        self.addCleanup(server.shutdown)
        address = f'http://127.0.0.1:{server.server_port}/'
        people = creators(1, len(self.ANSWERS))
        for number, creator in enumerate(people):
            note = {'noteId': f'{number:024x}', 'noteType': '1', 'imageUrl': f'{address}{number}'}
            creator.update(headPhoto=f'{address}{number}', noteList=[note, note, note])
        self.people = people
        self.check(self.search(self.serve(page(people)), '--shortlist', '名单'))

    def test_broken(self):
        for kind in FORMATS:
            with self.subTest(format=kind):
                path = self.export(kind)
                self.check_opens(path)
                if kind not in ('pdf', 'png'):
                    self.assertEqual(names_of(path), [creator['name'] for creator in self.people])
        self.assertNotIn('<svg', self.export('html').read_text('utf-8'))

    def test_none(self):
        self.check(self.search(self.serve(page(creators(100, 9))), '--shortlist', 'Faceless', '--keyword', 'x'))
        for kind in FORMATS:
            with self.subTest(format=kind):
                self.check_opens(self.export(kind, shortlist='Faceless'))


class TestNumbers(TestCase):
    def test_nobody(self):
        self.check(self.run_cli('shortlist', 'new', 'Nobody'))
        for kind in FORMATS:
            for options in ((), ('--drop-empty',)):
                with self.subTest(format=kind, options=options):
                    path = self.export(kind, *options, shortlist='Nobody')
                    self.check_opens(path)
                    if kind in ('csv', 'tsv') and not options:
                        self.assertEqual(names_of(path), [])
        self.assertIn('Nobody', self.pdf_text(self.export('pdf', shortlist='Nobody')))

    def thousands(self):
        """Data of thousands, made of one."""
        self.check(self.search(self.serve(page(creators(1, 1))), '--shortlist', '名单'))
        file = json.loads(self.export('json').read_text('utf-8'))
        (entry,) = file['entries']
        file['entries'] = [
            {**entry, 'creator': {**entry['creator'], 'userId': f'{number:024x}', 'name': f'测试 {number}'}}
            for number in range(1, N_MANY + 1)
        ]
        source = self.home.path / 'many.json'
        source.write_text(json.dumps(file), 'utf-8')
        return source

    def test_thousands(self):
        """Within bounded time, and everybody."""
        source = self.thousands()
        expected = [f'测试 {number}' for number in range(1, N_MANY + 1)]
        for kind in FORMATS:
            if kind == 'png':
                continue
            with self.subTest(format=kind):
                start = time.monotonic()
                path = self.export(kind, '--from-json', source, '--offline', shortlist=None)
                self.assertLess(time.monotonic() - start, BOUND)
                if kind == 'pdf':
                    text = fold(self.pdf_text(path))
                    self.assertIn(f'测试{N_MANY}', text)
                    self.assertGreaterEqual(text.count('测试'), N_MANY)
                else:
                    self.assertEqual(names_of(path), expected)

    def test_interrupted(self):
        """Ctrl+C half-way leaves the old file as it was, and nothing beside it."""
        old = self.home.path / 'out.pdf'
        source = self.thousands()
        old.write_bytes(b'old')
        process = self.home.start('export', '--from-json', source, '--offline', '-v', '-o', old)
        self.wait_for_words(process, 'Written: ')
        result = self.interrupt(process)
        self.assertEqual(result.status, 130, result.err)
        self.assertEqual(old.read_bytes(), b'old')
        self.assertEqual(list(self.home.path.glob('.kollect-*')), [])

    def test_too_long_a_picture(self):
        """One picture of thousands would be longer than pictures can be: that is said, and the old one stays."""
        source = self.thousands()
        old = self.home.path / 'out.png'
        old.write_bytes(b'old')
        if SLOW:
            self.skipTest('there are too few for it')
        self.export('png', '--from-json', source, '--offline', shortlist=None, status=5)
        self.assertIn('picture', self.result.err)
        self.assertIn('A file a page', self.result.err)
        self.assertEqual(old.read_bytes(), b'old')
        self.assertEqual(sorted(path.name for path in self.home.path.glob('.kollect-*')), [])


class TestNothingOfTheMachine(TestCase):
    ENV = {'KOLLECT_TOKEN': TOKEN, 'USER': 'unmistakable-user', 'LOGNAME': 'unmistakable-user'}

    def check_words(self, kinds, *more):
        words = [str(self.home.path), TOKEN, 'unmistakable-user', '/tmp/', os.path.expanduser('~') + '/', os.getcwd(),
                 'kollect-cli-', *more]  # fmt: skip
        # The root of a page's elements is none of a machine.
        words += [word for word in (getpass.getuser(), socket.gethostname()) if len(word) > 6]
        for kind in kinds:
            with self.subTest(format=kind):
                data = re.sub(rb'base64,[A-Za-z0-9+/=]+', b'', bare(self.export(kind, env=self.ENV)))
                self.assertGreater(len(data), 200)
                self.assertEqual([word for word in words if word.encode() in data], [])

    def test_words(self):
        """No token, no path and no user in any format, however it is compressed."""
        service = self.serve(page(creators(1, 3)))
        self.check(self.search(service, '--shortlist', '名单', env=self.ENV))
        self.check_words(FORMATS, service.url)

    def test_pictures(self):
        """Nor where pictures came from or were kept."""
        self.check(self.run_cli('search', '--sample', '--shortlist', '名单', env=self.ENV))
        self.check_words(('pdf', 'png', 'xlsx', 'html'), '127.0.0.1', 'picture/avatar')


if __name__ == '__main__':
    kollect_cli.main()
