#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of what is drawn by ourselves: every text of a hand-over, and the initials that stand in for faces, stand out
from what they lie on by 4.5, as WCAG 2.1 (1.4.3) defines it. Read from the tables they are drawn from."""

import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2] / 'src'
LEAST = 4.5
WHITE = 0xFFFFFF
# What texts of a page lie on when it is not the paper; small ones lie on a tile as well.
LAID_ON = {'CHIP': 'CHIP', 'AGENCY': 'BLANK', 'CHOSEN': 'CHOSEN', 'MAYBE': 'MAYBE', 'DROPPED': 'DROPPED', 'NOTE': 'NOTE'}
# Which of its colours the page of the web has texts in, and what these lie on
WEB_TEXTS = ('text', 'dim', 'accent')
WEB_GROUNDS = ('bg', 'card', 'tint')


def read(name):
    return (SOURCE / name).read_text(encoding='utf-8')


def get_luminance(rgb):
    parts = [(rgb >> shift & 0xFF) / 255 for shift in (16, 8, 0)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def get_contrast(one, other):
    light, dark = sorted((get_luminance(one), get_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def list_page_pairs():
    fills = {name: int(value, 16) for name, value in re.findall(r'KOL_SHEET_COLOR_(\w+)\s*=?\s*(0x[0-9a-f]{6})', read('handover/kol-sheet.h'))}
    for name, value in re.findall(r'\[KOL_SHEET_TEXT_(\w+)\]\s*=\s*\{[^}]*(0x[0-9a-f]{6})\s*\}', read('handover/kol-sheet.c')):
        if name == 'INITIALS':  # they lie on discs
            continue
        yield f'page: {name}', int(value, 16), fills[LAID_ON[name]] if name in LAID_ON else WHITE
    for value in re.search(r'disc_colors\[\] = \{([^}]*)\}', read('handover/kol-page-pictures.c')).group(1).split(','):
        yield f'page: initials on {value.strip()}', WHITE, int(value, 16)


def list_window_pairs():
    table = re.search(r'\} discs\[\] = \{(.*?)\n\};', read('ui/kol-picture-view.c'), re.DOTALL).group(1)
    for top, bottom, ink in re.findall(r'\{ (0x\w+), (0x\w+), (0x\w+) \}', table):
        for ground in (top, bottom):
            yield f'window: initials {ink} on {ground}', int(ink, 16), int(ground, 16)


def expand(colour):
    digits = ''.join(2 * digit for digit in colour) if len(colour) == 3 else colour
    return int(digits, 16)


def list_web_pairs():
    schemes = re.findall(r':root\{([^}]*)\}', read('handover/kol-html-style.c'))
    for number, scheme in enumerate(schemes):
        colours = {name: expand(value) for name, value in re.findall(r'--(\w+):#([0-9a-f]{3,6})', scheme)}
        for text in WEB_TEXTS:
            for ground in WEB_GROUNDS:
                # Dimmed text lies on no tint.
                if (text, ground) != ('dim', 'tint'):
                    yield f'web page, scheme {number}: {text} on {ground}', colours[text], colours[ground]


def list_workbook_pairs():
    text = read('handover/kol-handover-xlsx.c')
    for value in re.findall(r'set_bg_color \([^,]*, (0x\w+)\)', text):
        yield f'workbook: black on {value}', 0, int(value, 16)
    for value in re.findall(r'set_font_color \([^,]*, (0x\w+)\)', text):
        yield f'workbook: {value} on white', int(value, 16), WHITE


def main():
    status = 0
    lists = (list_page_pairs, list_window_pairs, list_web_pairs, list_workbook_pairs)
    for number, pairs in enumerate(lists, 1):
        found = list(pairs())
        pale = [f'{what}: {get_contrast(a, b):.2f}' for what, a, b in found if get_contrast(a, b) < LEAST]
        good = len(found) >= 3 and not pale
        status |= not good
        print(f'{"ok" if good else "not ok"} {number} - {pairs.__name__[5:].replace("_", " ")} ({len(found)})')
        for line in pale:
            print(f'# {line}')
    print(f'1..{len(lists)}')
    return status


if __name__ == '__main__':
    sys.exit(main())
