# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A language that nobody speaks: every text of the sources in accented letters and longer by a good third, as other
languages are. What is too narrow for it is too narrow for German; what stays in English was not given to translators."""

import os
import pathlib
import re
import subprocess

from kollect_atspi import make_locale

SOURCE = pathlib.Path(__file__).resolve().parents[2]
NAME = 'qps'
PLAIN = 'ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz'
ACCENTED = 'ÄÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽäçðéĝĥîĵķļñöŕšţûŵýž'
LETTERS = str.maketrans(PLAIN, ACCENTED)
# What is not text: conversions, tags and entities of markup, ends of lines.
KEPT = re.compile(r'%(?:\d+\$)?[-+ #0\']*[\d.*]*(?:hh?|ll?|[zjt])?[a-zA-Z%]|<[^>]*>|&\w+;|\\.|https?://\S+')
# As in po/meson.build: the preset of GLib.
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3', 'ngettext:1,2')


def lengthen(text):
    """A text as this language has it."""
    parts = []
    end = 0
    for kept in KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(LETTERS), kept.group()]
        end = kept.end()
    parts.append(text[end:].translate(LETTERS))
    longer = ''.join(parts)
    # Ends of lines stay at the end: msgfmt wants the same as in the original.
    tail = re.search(r'(?:\\n)*$', longer).group()
    return longer[: len(longer) - len(tail)] + pad(text) + tail


def pad(text):
    n = max(len(KEPT.sub('', text)) * 2 // 5, 2)
    return ' ' + ('öñé ţŵö ' * (n // 8 + 1))[: n - 1].strip()


def read_entries(text):
    """Entries of a file of translations, without their comments: pairs of keyword and text."""
    for block in text.split('\n\n'):
        entry = []
        for line in block.splitlines():
            if line.startswith('#'):
                continue
            match = re.match(r'(\w+(?:\[\d\])?) "(.*)"$', line)
            if match:
                entry.append([match.group(1), match.group(2)])
            elif line.startswith('"') and entry:
                entry[-1][1] += line[1:-1]
        if entry:
            yield entry


def translate(entry):
    texts = dict(map(tuple, entry))
    lines = [f'{keyword} "{text}"' for keyword, text in entry if not keyword.startswith('msgstr')]
    if 'msgid_plural' in texts:
        lines += [f'msgstr[0] "{lengthen(texts["msgid"])}"', f'msgstr[1] "{lengthen(texts["msgid_plural"])}"']
    elif texts['msgid']:
        lines.append(f'msgstr "{lengthen(texts["msgid"])}"')
    else:
        lines.append('msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"')
    return '\n'.join(lines)


def make_pseudo_locale(folder):
    """Makes the catalogue in a folder and answers the environment that uses it."""
    command = ['xgettext', '--from-code=UTF-8', '--directory', SOURCE, '--files-from', SOURCE / 'po/POTFILES', '--output=-',
               *(f'--keyword={keyword}' for keyword in KEYWORDS)]
    template = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    catalogue = os.path.join(folder, NAME, 'LC_MESSAGES')
    os.makedirs(catalogue, exist_ok=True)
    text = '\n\n'.join(map(translate, read_entries(template)))
    subprocess.run(['msgfmt', '--check-format', '--output-file', os.path.join(catalogue, 'kollect.mo'), '-'], check=True,
                   input=text, text=True, capture_output=True)
    # Not C.UTF-8: newer glibc translates nothing in it.
    return {**make_locale('en_US.UTF-8', folder), 'KOLLECT_LOCALE_DIR': str(folder), 'LANGUAGE': NAME}
