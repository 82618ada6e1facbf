#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact sheet: as PDF in poppler, as pictures in ImageMagick."""

import re
import subprocess

import handovers

# Places of names whose characters a PDF holds in another order, or several as one
DRAWN_OTHERWISE = {2, 3}
LAYOUTS = (
    ('2x4', 'a4', 'portrait'),
    ('3x4', 'a4', 'landscape'),
    ('2x4', 'letter', 'landscape'),
    ('3x4', 'letter', 'portrait'),
    ('profile', 'a4', 'portrait'),
    ('profile', 'letter', 'landscape'),
)
SIZES = {('a4', 'portrait'): '595', ('a4', 'landscape'): '841', ('letter', 'portrait'): '612', ('letter', 'landscape'): '792'}


def ask(*command):
    return subprocess.run([*command], capture_output=True, text=True, check=True).stdout


class TestPdf(handovers.TestCase):
    def test_layouts(self):
        for layout, size, orientation in LAYOUTS:
            with self.subTest(layout=layout, size=size, orientation=orientation):
                path = self.export(f'{layout}-{size}-{orientation}.pdf', '--layout', layout, '--page-size', size,
                                   '--orientation', orientation)  # fmt: skip
                self.check_pages(path, SIZES[size, orientation])

    def check_pages(self, path, width):
        info = ask('pdfinfo', path)
        self.assertTrue(re.search(r'Page size:\s+(\d+)', info)[1] == width, info)
        self.assertIn(handovers.TITLE, info)
        text = ask('pdftotext', '-raw', path, '-')
        self.assert_says(''.join(text.split()), *self.handovers.ids)
        self.assert_says(' '.join(text.split()), handovers.QUERY, handovers.CEILING, 'Our figure')
        # Faces and covers are the JPEGs they were; an emoji is small, and is not.
        images = [line.split() for line in ask('pdfimages', '-list', path).splitlines()[2:]]
        large = [image[8] for image in images if int(image[3]) >= 100 and image[2] == 'image']
        self.assertGreater(len(large), 3 * (handovers.N - 1))
        self.assertEqual(set(large), {'jpeg'})
        self.assert_nothing_of_the_machine(text + info)

    def test_names(self):
        """Of each creator, emoji and rare characters too."""
        text = ''.join(ask('pdftotext', '-raw', self.export('profile.pdf', '--layout', 'profile'), '-').split())
        found = [''.join(name.split()) for place, name in enumerate(self.handovers.names) if place not in DRAWN_OTHERWISE]
        # One that is longer than its place is cut, visibly.
        found = [name if len(name) < 60 else name[:20] for name in found]
        self.assert_says(text, *found)


class TestPictures(handovers.TestCase):
    def measure(self, path):
        width, height, colours = ask('identify', '-format', '%w %h %k', path).split()
        return int(width), int(height), int(colours)

    def test_long(self):
        """As fine as was wished for, and everybody on it."""
        width, height, colours = self.measure(self.export('long.png', '--scale', '2'))
        once, half, _ = self.measure(self.export('once.png', '--scale', '1'))
        self.assertEqual((width, height), (2 * once, 2 * half))
        self.assertGreater(height, width * 5)
        self.assertGreater(colours, 1000)

    def test_pages(self):
        self.export('page.png', '--image', 'pages', '--scale', '1')
        files = sorted(self.handovers.folder.glob('page-*.png'))
        self.assertGreaterEqual(len(files), handovers.N / 8 + 2)
        self.assertEqual(len({self.measure(path)[:2] for path in files}), 1)

    def test_nothing_of_the_machine(self):
        self.assert_nothing_of_the_machine(ask('identify', '-verbose', self.export('once.png', '--scale', '1')).partition('Properties:')[2]
                                           .replace(str(self.handovers.folder), ''))  # fmt: skip


if __name__ == '__main__':
    handovers.main()
