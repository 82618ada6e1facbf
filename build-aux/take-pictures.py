#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of docs/pictures by using the real window as a user does.

usage: take-pictures.py BIN_DIR TARGET_DIR [NAME…]     (within xsess; called by ./dev pictures)
"""

import contextlib
import gettext
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / 'tests' / 'ui'))

from kollect_atspi import Kollect, make_locale  # noqa: E402

SIZE = (1560, 920)


def find_words():
    """The translations of what is pressed, from the same file that the program uses."""
    catalogues = TOP / 'build' / 'root' / 'share' / 'locale'
    return {
        'en': gettext.NullTranslations(),
        'zh': gettext.translation('kollect', catalogues, ['zh_CN']),
    }


class Variant:
    """A language, a colour scheme, and what else somebody needs; with the scenes that are taken of it."""

    def __init__(self, name, language, dark, words, locales, env=None, scenes=None):
        self.name = name
        self.scenes = scenes or tuple(SCENES)
        self.words = words[language]
        self.env = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark' if dark else 'default'}
        if language == 'zh':
            self.env |= make_locale('zh_CN.UTF-8', str(locales))
        else:
            self.env |= {'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''}
        self.env |= env or {}

    def label(self, text, context=None):
        """The text as it stands on the screen: without the mark of its mnemonic."""
        shown = self.words.pgettext(context, text) if context else self.words.gettext(text)
        return re.sub(r'\(_\w\)|_', '', shown)


def write_from_the_right(folder):
    """The environment of a language that is written from the right. GLib takes GTK's Arabic, and with it the direction, only
    where the program speaks it too: so it gets a translation of nothing."""
    catalogue = pathlib.Path(folder) / 'ar' / 'LC_MESSAGES' / 'kollect.mo'
    catalogue.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    subprocess.run(['msgfmt', '--output-file', catalogue, '-'], input=header, text=True, check=True)
    return {'KOLLECT_LOCALE_DIR': str(folder), 'LANGUAGE': 'ar'}


def forget_all():
    """Nothing is kept from one picture to the next."""
    assert os.environ['HOME'].startswith(os.environ['XDG_RUNTIME_DIR']), 'only within xsess -p'
    for name in ('XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME'):
        for kept in ('kollect', 'dconf'):
            shutil.rmtree(pathlib.Path(os.environ[name]) / kept, ignore_errors=True)


def get_count(kollect):
    """The line that says what was found."""
    found = kollect.find('label', lambda name: name.count('·') >= 3)
    return found.get_name() if found else None


def wait_for_other_count(kollect, before):
    kollect.wait(lambda: get_count(kollect) not in (None, before), 'other results')


def search(kollect, variant, words):
    """Searches notes for words, among creators of the middle tier."""
    before = kollect.wait(lambda: get_count(kollect), 'results')
    kollect.press(kollect.get('push button', variant.label('Notes', 'filter')))
    kollect.set_text(kollect.get(('entry', 'text'), variant.label('Keyword')), words)
    kollect.press(kollect.get('push button', lambda name: name.startswith(('10k–', '1万–'))))
    kollect.press(kollect.get('push button', variant.label('_Search')))
    wait_for_other_count(kollect, before)


def load_pages(kollect, variant, n):
    for _ in range(n):
        before = get_count(kollect)
        kollect.press(kollect.get('push button', variant.label('Load _More')))
        wait_for_other_count(kollect, before)


def star(kollect, n):
    """Stars every second creator from the top."""
    for row in kollect.rows()[0 : 2 * n : 2]:
        button = kollect.find('push button', under=row)
        name = button.get_name()
        kollect.press(button)
        kollect.wait(lambda button=button, name=name: button.get_name() != name, 'a star')


def take_results(kollect, variant):
    search(kollect, variant, '护肤')
    load_pages(kollect, variant, 2)
    star(kollect, 4)
    kollect.click(kollect.find('label', under=kollect.rows()[3]))
    kollect.get('label', variant.label('Recent notes'))
    kollect.wait_for_faces()


def take_shortlist(kollect, variant):
    kollect.wait(kollect.rows, 'creators')
    star(kollect, 6)
    kollect.press(kollect.get('page tab', variant.label('Shortlists')))
    kollect.key('alt+2')
    kollect.wait(lambda: len(kollect.rows()) == 6, 'six creators')
    kollect.wait_for_faces()


def take_error(kollect, variant):
    kollect.key('ctrl+comma')
    kollect.wait(lambda: kollect.find_window(variant.label('Preferences')), 'the preferences')
    preferences = kollect.find_window(variant.label('Preferences'))
    kollect.type('sample', window=preferences)
    kollect.key('Return', window=preferences)
    kollect.wait(lambda: kollect.find('push button', variant.label('_Forget')), 'a token')
    kollect.key('Escape', window=preferences)
    kollect.wait(lambda: not kollect.find_window(variant.label('Preferences')), 'the preferences to close')
    kollect.press(kollect.get('push button', variant.label('_Search')))
    kollect.wait_for_text('601')
    kollect.wait_until_settled()


def take_start(kollect, variant):
    kollect.get('push button', variant.label('Enter _Token…'))
    kollect.wait_until_settled()


SCENES = {
    'results': (take_results, ['--sample']),
    'shortlist': (take_shortlist, ['--sample']),
    'error': (take_error, None),
    'start': (take_start, []),
}


@contextlib.contextmanager
def failing_service(bin_dir):
    """The sample service with an empty balance. Answers its address."""
    command = [f'{bin_dir}/kollect-cli', 'sample-service', '--port', '0', '--fault', '601']
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def take(bin_dir, target, scene, variant):
    function, args = SCENES[scene]
    forget_all()
    with contextlib.ExitStack() as stack:
        if args is None:
            args = ['--base-url', stack.enter_context(failing_service(bin_dir))]
        kollect = stack.enter_context(Kollect(f'{bin_dir}/kollect', *args, env=variant.env))
        kollect.resize(*SIZE)
        function(kollect, variant)
        kollect.take_picture(target / f'{scene}{variant.name}.png')


def main():
    bin_dir, target, *wanted = sys.argv[1:]
    words = find_words()
    with tempfile.TemporaryDirectory() as locales:
        variants = [
            Variant('', 'en', False, words, locales),
            Variant('-dark', 'en', True, words, locales),
            Variant('-zh', 'zh', False, words, locales),
            Variant('-contrast', 'en', False, words, locales, {'ADW_DEBUG_HIGH_CONTRAST': '1'}, ['results']),
            Variant('-rtl', 'en', False, words, locales, write_from_the_right(locales), ['results']),
        ]
        for variant in variants:
            for scene in variant.scenes:
                name = f'{scene}{variant.name}'
                if not wanted or name in wanted:
                    take(bin_dir, pathlib.Path(target), scene, variant)
                    print(f'{target}/{name}.png')


if __name__ == '__main__':
    main()
