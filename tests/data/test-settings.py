#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every setting says what it is, and no number can be set to what makes no sense.

usage: test-settings.py SCHEMA
"""

import sys
import xml.etree.ElementTree as ET

# Types whose values have no bounds of their own
BOUNDED = ('i', 'u', 'x', 'd')
# The numbers of the data file: whatever there is
UNBOUNDED = ('shortlist',)


def find_wrong(key):
    for part in ('summary', 'description'):
        text = key.findtext(part)
        if not text or text != text.strip():
            yield f'no {part}'
    if key.findtext('summary', '').endswith('.'):
        yield 'a summary is no sentence'
    if key.get('type') in BOUNDED and key.get('name') not in UNBOUNDED and key.find('range') is None:
        yield 'no range'


def main():
    keys = ET.parse(sys.argv[1]).getroot().findall('.//key')
    failed = 0
    for number, key in enumerate(keys, 1):
        wrong = list(find_wrong(key))
        failed += bool(wrong)
        print(f'{"not ok" if wrong else "ok"} {number} - {key.get("name")}')
        for line in wrong:
            print(f'# {line}')
    print(f'1..{len(keys)}')
    return 1 if failed or not keys else 0


if __name__ == '__main__':
    sys.exit(main())
