#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that po/POTFILES names exactly the files with translatable text; with --write it writes the list."""

import pathlib
import re
import sys

CODE = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dgettext|g_dpgettext2?) ?\(\s*(?:"|\w+,\s*")')
MARKUP = re.compile(r'translatable="(?:yes|true|1)"')
SETTINGS = re.compile(r'<schemalist gettext-domain=')


def is_translatable(path):
    if path.name.endswith(('.desktop.in', '.xml.in')):
        return True
    text = path.read_text(encoding='utf-8')
    if path.name.endswith('.gschema.xml'):
        return SETTINGS.search(text) is not None
    if path.suffix in ('.ui', '.blp'):
        return MARKUP.search(text) is not None
    return path.suffix in ('.c', '.h') and CODE.search(text) is not None


def main():
    top = pathlib.Path(__file__).resolve().parent.parent
    potfiles = top / 'po' / 'POTFILES'
    files = [path for room in ('data', 'src') for path in (top / room).rglob('*') if path.is_file()]
    found = sorted(str(path.relative_to(top)) for path in files if is_translatable(path))

    if '--write' in sys.argv[1:]:
        potfiles.write_text(''.join(f'{name}\n' for name in found))
        return 0

    listed = [line for line in potfiles.read_text().splitlines() if line and not line.startswith('#')]
    for name in found:
        if name not in listed:
            print(f'po/POTFILES lacks {name}')
    for name in listed:
        if name not in found:
            print(f'po/POTFILES names {name}, which has nothing to translate')
    if listed != sorted(set(listed)):
        print('po/POTFILES is not sorted, or names a file twice')
    return 0 if listed == found else 1


if __name__ == '__main__':
    sys.exit(main())
