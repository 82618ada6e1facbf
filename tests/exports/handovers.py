# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-overs of 50 invented creators, made once by kollect-cli, and what is known of them."""

import getpass
import json
import pathlib
import re
import socket
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / 'tests' / 'cli'))

import kollect_cli  # noqa: E402

N = 50
# Seconds for any run of the program; thousands of pictures take longest
kollect_cli.DEADLINE = 300
WORDS = ('--title', 'Spring launch', '--client', 'Lumina & Söhne 露米娜', '--prepared-by', 'Studio North',
         '--date', '2026-11-23', '--language', 'en')  # fmt: skip
QUERY = 'Followers, to: 200,000'  # what was searched for, in words
CEILING = 'the platform’s ceiling'
TITLE = 'Spring launch'

# Names that somebody could give themselves, in place of the sample's: by place.
NAMES = {
    0: '=HYPERLINK("http://x.invalid/","看我")',
    1: '<script>alert("x")</script>',
    2: '\u202eevil.exe\u202c 镜像',
    3: 'شمس الصباح\u200f ☀️',
    4: '很长的名字' * 40,
    5: '𠮷野家的㐂 龘',
    6: '👩‍👩‍👧 小鹿🦌',
    7: 'Tom & "Jerry" <b>\'粗\'',
    8: '-5+3',
    9: 'a,b;c\td',
    10: '_x0041_ &amp; %s {0}',
    11: 'ﬁne Å',
}
WITHOUT_PICTURES = 12  # the place of somebody whose pictures are nowhere


class Handovers:
    """A home in which a shortlist was searched for with the sample service, changed, and exported from as data."""

    def __init__(self, program):
        self.home = kollect_cli.Home(program)
        self.folder = self.home.path / 'out'
        self.folder.mkdir()
        self.source = self.home.path / 'fifty.json'
        self.file = self.gather()
        self.people = [entry['creator'] for entry in self.file['entries']]
        self.names = [creator['name'] for creator in self.people]
        self.ids = [creator['redId'] for creator in self.people]
        self.made = {}

    def run(self, *arguments):
        result = self.home.run(*arguments)
        if result.status != 0:
            raise AssertionError(result.err)
        return result

    def gather(self):
        found = self.home.path / 'found.json'
        self.run('search', '--sample', '--pages', 3, '--fans-number-upper', 200000, '--shortlist', 'Spring')
        self.run('export', 'Spring', '-o', found, '--language', 'en')
        file = json.loads(found.read_text('utf-8'))
        file['entries'] = file['entries'][:N]
        for place, name in NAMES.items():
            file['entries'][place]['creator']['name'] = name
        nobody = file['entries'][WITHOUT_PICTURES]['creator']
        nobody['headPhoto'] = 'https://pictures.invalid/face.jpg'
        nobody['noteList.imageUrl'] = ['https://pictures.invalid/cover.jpg']
        self.source.write_text(json.dumps(file, ensure_ascii=False), 'utf-8')
        return file

    def export(self, name, *options):
        """The path of a hand-over, made the first time it is asked for."""
        if name not in self.made:
            path = self.folder / name
            self.run('export', '--from-json', self.source, '--offline', '-o', path, *WORDS, *options)
            self.made[name] = path
        return self.made[name]

    def multiply(self, n):
        """Data of n creators: the same again and again under other IDs and names."""
        path = self.home.path / f'{n}.json'
        if not path.exists():
            entries = self.file['entries']
            many = [
                {**entry, 'creator': {**entry['creator'], 'userId': f'{number:024x}', 'name': f'达人 {number}'}}
                for number, entry in ((i, entries[i % len(entries)]) for i in range(n))
            ]
            path.write_text(json.dumps({**self.file, 'entries': many}, ensure_ascii=False), 'utf-8')
        return path

    def remove(self):
        self.home.remove()


class TestCase(kollect_cli.unittest.TestCase):
    """Tests that share the hand-overs of their program."""

    maxDiff = 2000
    handovers = None

    @classmethod
    def gather(cls):
        if TestCase.handovers is None:
            TestCase.handovers = Handovers(kollect_cli.TestCase.program)
        return TestCase.handovers

    @classmethod
    def export(cls, name, *options):
        return cls.gather().export(name, *options)

    def assert_says(self, text, *words):
        """What a text lacks is told, not the text."""
        self.assertEqual([word for word in words if word not in text], [], 'not said')

    def assert_nothing_of_the_machine(self, text):
        """Not where it was made, by which user of which machine, or with which token."""
        text = re.sub(r'base64,[A-Za-z0-9+/=]+', '', text)
        user, machine = getpass.getuser(), socket.gethostname()
        words = [str(self.handovers.home.path), str(pathlib.Path.home()), kollect_cli.TOKEN, '/tmp/']
        found = [word for word in words if word in text]
        # The root of a document is none of a machine.
        found += [word for word in (user, machine) if word != 'root' and re.search(rf'\b{re.escape(word)}\b', text)]
        self.assertEqual(found, [], 'said')


def main():
    try:
        kollect_cli.main()
    finally:
        if TestCase.handovers is not None:
            TestCase.handovers.remove()
