#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks and web pages, read back by programs that are not ours."""

import base64
import hashlib
import html.parser
import posixpath
import re
import xml.etree.ElementTree as ElementTree
import zipfile

import kollect_cli
from kollect_cli import TOKEN, creators, page

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
DRAWING = '{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}'
LINK = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
# ECMA-376 part 1, 18.3.1.99, as far as sheets of ours go
SHEET_ORDER = ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'autoFilter', 'dataValidations',
               'hyperlinks', 'pageMargins', 'pageSetup', 'headerFooter', 'drawing']  # fmt: skip
LONG = '长' * 200
HOSTILE = '=HYPERLINK("http://x.invalid","y")'
SCRIPT = '<script>alert("1")</script>\u202e&amp;'
VOID = {'meta', 'img', 'input', 'br'}


class Sheet:
    """One sheet of a workbook: its cells by address, as (kind, text)."""

    def __init__(self, archive, number):
        self.root = ElementTree.fromstring(archive.read(f'xl/worksheets/sheet{number}.xml'))
        self.cells = {cell.get('r'): self.read(cell) for cell in self.root.iter(MAIN + 'c')}

    @staticmethod
    def read(cell):
        if cell.find(MAIN + 'f') is not None:
            return 'formula', cell.find(MAIN + 'f').text
        if cell.get('t') == 'inlineStr':
            return 'text', ''.join(text.text or '' for text in cell.iter(MAIN + 't'))
        return 'number', cell.find(MAIN + 'v').text

    def column(self, label):
        found = [at for at, (_, text) in self.cells.items() if text == label and re.fullmatch(r'[A-Z]+1', at)]
        return found[0][:-1] if found else None

    def cell(self, label, row):
        return self.cells.get(f'{self.column(label)}{row}')

    def result(self, at):
        """What a formula came to when the workbook was written."""
        return next(cell.find(MAIN + 'v').text for cell in self.root.iter(MAIN + 'c') if cell.get('r') == at)

    def texts(self):
        return [text for _, text in self.cells.values()]


class Outline(html.parser.HTMLParser):
    """The elements of a page, with their attributes, and its text; fails when they do not nest."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.text, self.mismatches = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.mismatches.append(tag)

    def handle_data(self, data):
        self.text.append(data)


class TestCase(kollect_cli.TestCase):
    def setUp(self):
        super().setUp()
        people = creators(1, 4)
        people[0].update(name=HOSTILE, redId='0032', picturePrice=9999999.0, fansNum=284173)
        people[1].update(name=SCRIPT, location=None, clickMidNum=0)
        people[2].update(name=LONG)
        people[3].update(name='许知夏🌿', noteList=None, headPhoto=None)
        self.people = people
        self.check(self.search(self.serve(page(people)), '--shortlist', '名单', '--keyword', '咖啡'))

    def export(self, name, *arguments):
        path = self.home.path / name
        self.check(self.run_cli('export', '名单', *arguments, '-o', path))
        return path


class TestWorkbook(TestCase):
    def workbook(self, *arguments):
        return zipfile.ZipFile(self.export('a.xlsx', *arguments))

    def test_cells(self):
        with self.workbook('--columns', 'client-full') as archive:
            self.assertIsNone(archive.testzip())
            sheet = Sheet(archive, 1)
        for row, creator in enumerate(self.people, 2):
            self.assertEqual(sheet.cell('Nickname', row), ('text', creator['name']))
            self.assertEqual(sheet.cell('RedNote ID', row), ('text', creator['redId']))
            self.assertEqual(sheet.cell('Followers', row), ('number', str(creator['fansNum'])))
            self.assertEqual(sheet.cell('Creator ID', row), ('text', creator['userId']))
        price = 'Photo note price (CNY, net)'
        self.assertIsNone(sheet.cell(price, 2), 'no price is no number')
        self.assertEqual(sheet.cell(price, 3), ('number', '158'))
        self.assertIsNone(sheet.cell('Median reads', 3), 'no data is no number')
        self.assertEqual(sheet.cell('Fetched', 2)[0], 'number')

    def test_links(self):
        with self.workbook('--columns', 'name,profile') as archive:
            sheet = Sheet(archive, 1)
            links = ElementTree.fromstring(archive.read('xl/worksheets/_rels/sheet1.xml.rels'))
        targets = {link.get('Id'): link.get('Target') for link in links}
        found = {link.get('ref'): targets[link.get(LINK)] for link in sheet.root.iter(MAIN + 'hyperlink')}
        for row, creator in enumerate(self.people, 2):
            address = 'https://www.xiaohongshu.com/user/profile/' + creator['userId']
            self.assertEqual(found[f'{sheet.column("Profile")}{row}'], address)

    def test_layout(self):
        with self.workbook('--language', 'zh_CN') as archive:
            sheet = Sheet(archive, 1)
            names = [s.get('name') for s in ElementTree.fromstring(archive.read('xl/workbook.xml')).iter(MAIN + 'sheet')]
        pane = next(sheet.root.iter(MAIN + 'pane'))
        self.assertEqual((pane.get('state'), pane.get('ySplit')), ('frozen', '1'))
        last = next(sheet.root.iter(MAIN + 'autoFilter')).get('ref').split(':')[1]
        self.assertTrue(last.endswith('5'), 'the filter leaves the totals alone')
        choices = [v.find(MAIN + 'formula1').text for v in sheet.root.iter(MAIN + 'dataValidation')]
        self.assertEqual(choices, ['"选中,待定,不选"'])
        hidden = [column for column in sheet.root.iter(MAIN + 'col') if column.get('hidden') == '1']
        self.assertEqual(len(hidden), 1)
        self.assertEqual(len(names), 3)
        self.assertEqual(sheet.cell('昵称', 5), ('text', '许知夏🌿'))

    def test_totals(self):
        with self.workbook('--columns', 'name,picturePrice,fansActiveIn28dLv') as archive:
            sheet = Sheet(archive, 1)
        price = sheet.column('Photo note price (CNY, net)')
        share = sheet.column('Active followers (%)')
        where = f'{price}2:{price}5'
        self.assertEqual(sheet.cells[price + '6'], ('formula', f'IF(COUNT({where})=0,"",SUBTOTAL(109,{where}))'))
        prices = [creator['picturePrice'] for creator in self.people[1:]]
        self.assertEqual(sheet.result(price + '6'), str(int(sum(prices))), 'told without reckoning')
        self.assertEqual(sheet.result(price + '7'), str(int(sorted(prices)[1])))
        self.assertNotIn(share + '6', sheet.cells, 'shares are not added up')
        self.assertIn('MEDIAN(', sheet.cells[share + '7'][1])

    def test_proof(self):
        with self.workbook('--title', '春季', '--client', 'Blue & Co') as archive:
            figures, conditions = Sheet(archive, 2).texts(), Sheet(archive, 3).texts()
            properties = archive.read('docProps/core.xml').decode('utf-8')
            everything = b''.join(archive.read(name) for name in archive.namelist())
        self.assertIn('Median reads', figures)
        self.assertTrue(any('platform’s estimate' in text for text in figures))
        self.assertIn('Blue & Co', conditions)
        self.assertTrue(any('Keyword: 咖啡' in text for text in conditions))
        self.assertTrue(any('platform’s ceiling' in text for text in conditions))
        self.assertIn('春季', properties)
        for word in (str(self.home.path), TOKEN, 'kollect-'):
            self.assertNotIn(word.encode(), everything)

    def test_parts(self):
        without = 'verdict,definitions,conditions,totals,faces,covers'
        with self.workbook('--columns', 'name', '--exclude', without) as archive:
            sheet = Sheet(archive, 1)
            self.assertNotIn('xl/worksheets/sheet2.xml', archive.namelist())
        self.assertEqual(sheet.column('Nickname'), 'A')
        self.assertEqual(sheet.column('Creator ID'), 'B')
        self.assertFalse(any(kind == 'formula' for kind, _ in sheet.cells.values()))

    def test_pictures(self):
        self.check(self.run_cli('search', '--sample', '--search-type', 'NOTE', '--keyword', '护肤', '--shortlist', 'Sample'))
        path = self.home.path / 'sample.xlsx'
        self.check(self.run_cli('export', 'Sample', '-o', path))
        with zipfile.ZipFile(path) as archive:
            anchors = list(ElementTree.fromstring(archive.read('xl/drawings/drawing1.xml')))
            media = [name for name in archive.namelist() if name.startswith('xl/media/')]
            heads = {archive.read(name)[:3] for name in media}
        # 20 faces and three covers each; the same picture is in the file once.
        self.assertGreaterEqual(len(anchors), 60)
        self.assertTrue(media)
        self.assertEqual(heads, {b'\xff\xd8\xff'})
        for anchor in anchors:
            start, end = anchor.find(DRAWING + 'from'), anchor.find(DRAWING + 'to')
            self.assertEqual(start.find(DRAWING + 'row').text, end.find(DRAWING + 'row').text)
            self.assertEqual(start.find(DRAWING + 'col').text, end.find(DRAWING + 'col').text)
            self.assertIsNone(anchor.get('editAs'), 'moves and sizes with its cell')


    def test_package(self):
        """What Excel offers to repair: a part that is named and not there or there and not named, elements out of order."""
        self.check(self.run_cli('search', '--sample', '--shortlist', 'Sample'))
        path = self.home.path / 'sample.xlsx'
        self.check(self.run_cli('export', 'Sample', '-o', path))
        with zipfile.ZipFile(path) as archive:
            self.assertEqual(len(archive.namelist()), len(set(archive.namelist())))
            parts = {name: archive.read(name) for name in archive.namelist()}
        types = ElementTree.fromstring(parts.pop('[Content_Types].xml'))
        extensions = {element.get('Extension') for element in types if element.get('Extension')}
        named = {element.get('PartName')[1:] for element in types if element.get('PartName')}
        self.assertLessEqual(named, set(parts))
        self.assertEqual([n for n in parts if n not in named and n.rpartition('.')[2] not in extensions - {'xml'}], [])
        for name, data in parts.items():
            if name.endswith('.rels'):
                folder = posixpath.dirname(posixpath.dirname(name))
                targets = [r.get('Target') for r in ElementTree.fromstring(data) if r.get('TargetMode') != 'External']
                found = [t[1:] if t.startswith('/') else posixpath.normpath(posixpath.join(folder, t)) for t in targets]
                self.assertEqual([target for target in found if target not in parts], [], name)
        for number in (1, 2, 3):
            root = ElementTree.fromstring(parts[f'xl/worksheets/sheet{number}.xml'])
            places = [SHEET_ORDER.index(element.tag.replace(MAIN, '')) for element in root]
            self.assertEqual(places, sorted(set(places)), 'the schema says in which order')
            rows = [int(row.get('r')) for row in root.iter(MAIN + 'row')]
            self.assertEqual(rows, sorted(set(rows)))


class TestWebPage(TestCase):
    def read(self, *arguments):
        text = self.export('a.html', *arguments).read_text('utf-8')
        return text, Outline(text)

    def test_policy(self):
        text, outline = self.read()
        style = re.search(r'<style>(.*?)</style>', text, re.S).group(1)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = [a['content'] for tag, a in outline.elements if a.get('http-equiv') == 'Content-Security-Policy']
        self.assertEqual(len(policy), 1)
        self.assertIn("default-src 'none'", policy[0])
        self.assertIn(f"style-src 'sha256-{digest}'", policy[0])
        for word in ('script-src', 'unsafe', 'http'):
            self.assertNotIn(word, policy[0])

    def test_nothing_runs_or_loads(self):
        text, outline = self.read('--client', SCRIPT)
        self.assertEqual(outline.mismatches + outline.open, [])
        tags = {tag for tag, _ in outline.elements}
        self.assertFalse(tags & {'script', 'iframe', 'object', 'embed', 'link', 'base', 'form', 'svg'})
        for tag, attributes in outline.elements:
            self.assertFalse([name for name in attributes if name.startswith('on') or name == 'style'])
            if tag == 'img':
                self.assertTrue(attributes['src'].startswith('data:image/jpeg;base64,'))
            if tag == 'a':
                self.assertTrue(attributes['href'].startswith('https://'))
        self.assertNotIn('url(', text)

    def test_people(self):
        _, outline = self.read('--columns', 'client-full')
        self.assertEqual([tag for tag, _ in outline.elements].count('article'), len(self.people))
        for creator in self.people:
            self.assertIn(creator['name'], outline.text)
            self.assertIn(creator['redId'], outline.text)

    def test_language_and_proof(self):
        text, outline = self.read('--language', 'zh_CN', '--title', '春季')
        self.assertIn('<html lang="zh-CN">', text)
        self.assertIn('春季', outline.text)
        english, _ = self.read('--language', 'en')
        self.assertIn('Keyword: 咖啡', english)
        self.assertIn('platform’s ceiling', english)
        for word in (str(self.home.path), TOKEN):
            self.assertNotIn(word, text + english)

    def test_size(self):
        self.check(self.run_cli('search', '--sample', '--search-type', 'NOTE', '--keyword', '护肤', '--shortlist', 'Sample'))
        path = self.home.path / 'sample.html'
        self.check(self.run_cli('export', 'Sample', '--columns', 'client-short', '-o', path))
        text = path.read_text('utf-8')
        pictures = re.findall(r'base64,([A-Za-z0-9+/=]+)"', text)
        self.assertGreaterEqual(len(pictures), 60)
        self.assertEqual({base64.b64decode(p)[:3] for p in pictures}, {b'\xff\xd8\xff'})
        self.assertLess(len(text.encode()), 1.2 * sum(map(len, pictures)))


class TestNobody(kollect_cli.TestCase):
    """A shortlist of nobody is right in both formats."""

    def test_nobody(self):
        self.check(self.run_cli('shortlist', 'new', '空'))
        for name in ('a.xlsx', 'a.html'):
            self.check(self.run_cli('export', '空', '-o', self.home.path / name))
        with zipfile.ZipFile(self.home.path / 'a.xlsx') as archive:
            self.assertIsNotNone(Sheet(archive, 1).column('Nickname'))
        self.assertEqual(Outline((self.home.path / 'a.html').read_text('utf-8')).mismatches, [])


if __name__ == '__main__':
    kollect_cli.main()
