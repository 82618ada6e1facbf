#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that includes go down the one-way street between the rooms of src/ (docs/architecture.md)."""

import pathlib
import re
import sys

BELOW = {'base', 'domain'}
ALL = BELOW | {'api', 'pictures', 'store', 'handover', 'sample'}

# What each room may include headers of, beside its own.
ALLOWED = {
    'base': set(),
    'domain': {'base'},
    'api': BELOW,
    'pictures': BELOW,
    'store': BELOW,
    'handover': BELOW | {'pictures'},
    'sample': BELOW,
    'ui': ALL,
    'cli': ALL,
}

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
WINDOWS = re.compile(r'^(gtk|gdk|gsk)/|^adwaita\.h$')
PICTURE_DECODER = 'gdk-pixbuf/'
VERSION_TEST = re.compile(r'^\s*#\s*(?:el)?if\b.*(?:_CHECK_VERSION|_(?:MAJOR|MINOR|MICRO)_VERSION)', re.M)
GENERATED = {'kol-config.h'}


def find_problems(src):
    rooms = {path.name: path.parent.name for path in src.glob('*/*.h')}

    for path in sorted(src.rglob('*.[ch]')):
        room = path.parent.name if path.parent != src else 'ui'
        if room not in ALLOWED:
            yield f'{path}: {room} is no room; it needs a place in build-aux/check-rooms.py'
            continue
        text = path.read_text(encoding='utf-8')

        for match in INCLUDE.finditer(text):
            header = match[1]
            where = f'{path}:{text.count(chr(10), 0, match.start(1)) + 1}'
            if '/' in header and header.split('/')[0] in ALLOWED or header.startswith('..'):
                yield f'{where}: {header} goes around the include path of its room'
            owner = rooms.get(header)
            if owner and owner != room and owner not in ALLOWED[room]:
                yield f'{where}: {room} must not know {owner} ({header})'
            if header.startswith('kol-') and not owner and header not in GENERATED | {'kol-resources.h'}:
                yield f'{where}: no room has {header}'
            if room != 'ui' and WINDOWS.match(header):
                yield f'{where}: nothing below ui knows a window ({header})'
            if room in BELOW and header.startswith(PICTURE_DECODER):
                yield f'{where}: {room} decodes no pictures ({header})'

        if path.name != 'kol-compat.c' and (match := VERSION_TEST.search(text)):
            line = text.count('\n', 0, match.start()) + 1
            yield f'{path}:{line}: tests of a library\'s version belong into ui/kol-compat.c'


def main():
    top = pathlib.Path(__file__).resolve().parent.parent
    problems = [str(problem).replace(f'{top}/', '') for problem in find_problems(top / 'src')]
    print('\n'.join(problems), end='\n' if problems else '')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
