#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The web page in Chromium, without a network: what it shows, and that it asks nobody for anything."""

import pathlib
import re
import subprocess
import tempfile

import chromium
import handovers

WIDE = {'width': 1440, 'height': 900}
PHONE = {'width': 390, 'height': 844, 'mobile': True, 'scale': 2}
PICTURES_OF_ALL = 3 * (handovers.N - 1)  # at the least: nearly everybody has a face and three covers

# The words of an element as they are read, without marks that only say where to end what
TEXTS = '[...document.querySelectorAll(%r)].map(element => element.textContent)'
# What sticks out of the window to the right, outside of what scrolls by itself
STICKING_OUT = """[...document.querySelectorAll('body *')].filter(element =>
  !element.closest('.sheet') && element.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"""
# Texts that do not fit into their boxes
CUT = """[...document.querySelectorAll('h1, h2, dt, dd, label, a')].filter(element =>
  element.offsetParent && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display != 'inline'
).map(element => element.textContent)"""
# The least contrast of a text with what is behind it, by https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
CONTRAST = """(() => {
  const parse = text => { const p = text.match(/[\\d.]+/g).map(Number); return { rgb: p.slice(0, 3), a: p.length > 3 ? p[3] : 1 } }
  const light = rgb => { const [r, g, b] = rgb.map(c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b }
  const behind = element => { for (let e = element; e; e = e.parentElement) {
    const colour = parse(getComputedStyle(e).backgroundColor); if (colour.a == 1) return colour.rgb } return [255, 255, 255] }
  const ratios = [...document.querySelectorAll('h1, h2, p, dt, dd, small, a, label, .head > *')].map(element => {
    const a = light(parse(getComputedStyle(element).color).rgb), b = light(behind(element))
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) })
  return Math.min(...ratios) })()"""


class TestCase(handovers.TestCase):
    def setUp(self):
        if not chromium.PROGRAM:
            self.skipTest('there is no Chromium')
        self.page = self.export('page.html')
        self.browser = chromium.Chromium()
        self.addCleanup(self.browser.quit)

    def assert_quiet(self):
        """Nothing was asked for but the page, and nothing was complained of."""
        self.assertEqual(self.browser.requests(), [self.page.as_uri()])
        self.assertEqual(self.browser.complaints(), [])


class TestShown(TestCase):
    def test_people(self):
        self.browser.show(self.page, **WIDE)
        self.assertEqual(self.browser.run(TEXTS % 'article h2'), self.handovers.names)
        self.assert_says(self.browser.run('document.body.innerText'), *self.handovers.ids)
        self.assert_quiet()

    def test_pictures(self):
        self.browser.show(self.page, **WIDE)
        sizes = self.browser.run('[...document.images].map(image => [image.complete, image.naturalWidth, image.src.slice(0, 16)])')
        self.assertGreater(len(sizes), PICTURES_OF_ALL)
        for complete, width, start in sizes:
            self.assertTrue(complete and width > 0)
            self.assertEqual(start, 'data:image/jpeg;')
        without = f'document.querySelectorAll("article")[{handovers.WITHOUT_PICTURES}]'
        self.assertEqual(self.browser.run(f'{without}.querySelectorAll("img").length'), 0)
        self.assertEqual(self.browser.run(f'{without}.querySelector(".face").textContent.length > 0'), True)

    def test_proof(self):
        self.browser.show(self.page, **WIDE)
        text = self.browser.run('document.body.innerText')
        self.assert_says(text, handovers.QUERY, handovers.CEILING, 'The platform’s estimate', 'Our figure', 'Median reads of ordinary notes')
        self.assertEqual(self.browser.run('document.title'), handovers.TITLE)
        self.assert_nothing_of_the_machine(self.page.read_text('utf-8'))

    def test_nobody_knows_a_script(self):
        """The words of a creator are words, and a script that got in would not run."""
        self.browser.show(self.page, **WIDE)
        self.assertEqual(self.browser.run('document.scripts.length'), 0)
        self.browser.run('document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=window.ran=1>")')
        self.browser.wait_for('Log.entryAdded')
        self.assertEqual(self.browser.run('window.ran === undefined'), True)
        self.assertIn('Content Security Policy', str(self.browser.complaints()))


class TestLayouts(TestCase):
    def look(self, table=False, **how):
        self.browser.show(self.page, **how)
        if table:
            self.browser.run('document.getElementById("table").click()')
        return {
            'sticking out': self.browser.run(STICKING_OUT)[:5],
            'cut': self.browser.run(CUT)[:5],
            'scrolls sideways': self.browser.run('document.documentElement.scrollWidth > innerWidth'),
        }

    def test_widths(self):
        for how in (WIDE, {'width': 1024, 'height': 768}, {'width': 600, 'height': 900}, PHONE, {'width': 320, 'height': 600}):
            for table in (False, True):
                with self.subTest(width=how['width'], table=table):
                    found = self.look(table, **how)
                    self.assertEqual(found, {'sticking out': [], 'cut': [], 'scrolls sideways': False})
                    self.assert_quiet()

    def test_table(self):
        """The names stay in sight while the figures scroll, and the headings while the creators do."""
        self.look(True, **WIDE)
        self.browser.run('document.querySelector(".sheet").scrollTo(600, 900)')
        left, top = self.browser.run("""(() => {
          const box = document.querySelector('.sheet').getBoundingClientRect()
          const name = [...document.querySelectorAll('article h2')].pop().getBoundingClientRect()
          const heading = document.querySelector('.head > .who').getBoundingClientRect()
          return [name.left - box.left, heading.top - box.top] })()""")
        self.assertTrue(0 <= left < 120, left)
        self.assertTrue(0 <= top < 4, top)

    def test_schemes(self):
        backgrounds = set()
        for scheme in ('light', 'dark'):
            for table in (False, True):
                with self.subTest(scheme=scheme, table=table):
                    self.look(table, scheme=scheme, **WIDE)
                    self.assertGreaterEqual(self.browser.run(CONTRAST), 4.5)
                    backgrounds.add(self.browser.run('getComputedStyle(document.body).backgroundColor'))
                    self.assert_quiet()
        self.assertEqual(len(backgrounds), 2)

    def test_keyboard(self):
        """The view is chosen by keys, too."""
        self.browser.show(self.page, **WIDE)
        display = 'getComputedStyle(document.querySelector("main")).display'
        self.assertEqual(self.browser.run(display), 'grid')
        self.browser.run('document.getElementById("cards").focus()')
        for kind in ('keyDown', 'keyUp'):
            self.browser.call('Input.dispatchKeyEvent', type=kind, key='ArrowRight', code='ArrowRight', windowsVirtualKeyCode=39)
        self.assertEqual(self.browser.run(display), 'table')


class TestPaper(TestCase):
    def print(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / 'printed.pdf'
            path.write_bytes(self.browser.print())
            info = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
            text = subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, text=True, check=True).stdout
        return int(re.search(r'Pages:\s+(\d+)', info)[1]), ' '.join(text.split())

    def test_print(self):
        self.browser.show(self.page, **WIDE)
        n_pages, text = self.print()
        self.assert_says(text, handovers.TITLE, handovers.QUERY, handovers.CEILING, *self.handovers.ids)
        # Three creators a page, the definitions, and what is left over
        self.assertLessEqual(n_pages, handovers.N / 3 + 6)
        self.assert_quiet()


if __name__ == '__main__':
    handovers.main()
