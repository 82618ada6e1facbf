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

from kollect_atspi import Kollect, Service, make_locale  # noqa: E402

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

    def pick(self, english, chinese):
        return chinese if 'zh' in self.name else english

    def label(self, text, context=None, plural=None):
        """The text as it stands on the screen: without the mark of its mnemonic."""
        if plural:
            shown = self.words.ngettext(text, plural, 2)
        else:
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


def open_dialog(kollect, variant, title, *keys):
    kollect.key(*keys)
    return wait_for_dialog(kollect, variant, title)


def wait_for_dialog(kollect, variant, title):
    return kollect.wait(lambda: kollect.find_window(variant.label(title)), title)


def enter_token(kollect, variant):
    preferences = open_dialog(kollect, variant, 'Preferences', 'ctrl+comma')
    kollect.type('sample', window=preferences)
    kollect.key('Return', window=preferences)
    kollect.wait(lambda: kollect.find('push button', variant.label('_Forget')), 'a token')
    kollect.key('Escape', window=preferences)
    kollect.wait(lambda: not kollect.find_window(variant.label('Preferences')), 'the preferences to close')


def take_error(kollect, variant):
    enter_token(kollect, variant)
    kollect.press(kollect.get('push button', variant.label('_Search')))
    kollect.wait_for_text('601')
    kollect.wait_until_settled()


def find_load_button(kollect, variant):
    words = variant.label('_Load %u Page', plural='_Load %u Pages').replace('%u', '[0-9]+')
    return kollect.get('push button', re.compile(words).fullmatch)


def open_load_all(kollect, variant):
    enter_token(kollect, variant)
    kollect.press(kollect.get('push button', variant.label('_Search')))
    kollect.wait(kollect.rows, 'creators')
    kollect.press(kollect.get('push button', variant.label('Load _All…')))
    wait_for_dialog(kollect, variant, 'Load All')


def take_load_all(kollect, variant):
    open_load_all(kollect, variant)
    find_load_button(kollect, variant)
    kollect.pictured = variant.label('Load All')
    kollect.wait_until_settled()


def load_all(kollect, variant):
    open_load_all(kollect, variant)
    kollect.press(find_load_button(kollect, variant))
    kollect.wait(lambda: not kollect.find_window(variant.label('Load All')), 'the question to close')


def take_sweep(kollect, variant):
    load_all(kollect, variant)
    kollect.key('ctrl+shift+p')
    kollect.get('push button', variant.label('_Resume'))
    kollect.wait_for_faces()


def take_missing(kollect, variant):
    load_all(kollect, variant)
    kollect.get('push button', variant.label('Dismiss'), deadline=60)
    counts = ('%u Failed', '%u Unsure', '%u Failed, %u Unsure')
    count = re.compile('|'.join(variant.label(text).replace('%u', '[0-9]+') for text in counts))
    kollect.press(kollect.get(('push button', 'toggle button'), count.fullmatch))
    kollect.wait(lambda: len(kollect.list_windows()) > 1, 'the list of pages')
    kollect.wait_for_faces()


def take_usage(kollect, variant):
    load_all(kollect, variant)
    kollect.get('push button', variant.label('Dismiss'), deadline=60)
    window = open_dialog(kollect, variant, 'Usage and Answers', 'ctrl+u')
    kollect.pictured = variant.label('Usage and Answers')
    kollect.wait_until_settled()
    return window


def take_answers(kollect, variant):
    window = take_usage(kollect, variant)
    kollect.key('alt+2', window=window)
    kollect.get('push button', variant.label('_Delete…'))
    kollect.wait_until_settled()


def take_preferences(kollect, variant):
    open_dialog(kollect, variant, 'Preferences', 'ctrl+comma')
    kollect.pictured = variant.label('Preferences')
    kollect.wait_until_settled()


def take_start(kollect, variant):
    kollect.get('push button', variant.label('Enter _Token…'))
    kollect.wait_until_settled()


def take_remarks(kollect, variant):
    take_shortlist(kollect, variant)
    for place, key in enumerate('1123'):
        kollect.click(kollect.find('label', under=kollect.rows()[place]))
        kollect.key(key)
    kollect.click(kollect.find('label', under=kollect.rows()[2]))
    kollect.key('n')
    kollect.type(variant.pick('Ask again in spring', '春季再问'))
    kollect.wait_until_settled()


def open_export(kollect, variant):
    take_shortlist(kollect, variant)
    kollect.key('ctrl+e')
    kollect.pictured = variant.label('Export Shortlist')
    return kollect.wait(lambda: kollect.find_window(kollect.pictured), 'the dialog')


def take_export(kollect, variant):
    open_export(kollect, variant)
    kollect.wait_for_faces(colours=2000)


def take_workbook(kollect, variant):
    dialog = open_export(kollect, variant)
    kollect.key('Right', 'space', window=dialog)
    kollect.wait_for_faces(colours=2000)


def take_columns(kollect, variant):
    open_export(kollect, variant)
    menu = variant.label('Column sets of your own')
    kollect.press(kollect.get(('push button', 'toggle button'), menu, showing=False))
    kollect.wait(lambda: len(kollect.list_windows()) > 2, 'the menu')
    # A menu's item keeps the key of its mnemonic in its name.
    new = variant.label('_New Column Set…')
    kollect.press(kollect.get('menu item', lambda name: re.sub(r'\(_?\w\)|_', '', name) == new, showing=False))
    kollect.pictured = variant.label('New Column Set')
    kollect.wait(lambda: kollect.find_window(kollect.pictured), 'the editor')
    kollect.wait_until_settled()


class Faults(list):
    """A service of its own, with these faults."""


# Some of 12 pages
FAULTY = Faults(['reset:5', 'html:7'])
SCENES = {
    'results': (take_results, ['--sample']),
    'shortlist': (take_shortlist, ['--sample']),
    'remarks': (take_remarks, ['--sample']),
    'export': (take_export, ['--sample']),
    'export-workbook': (take_workbook, ['--sample']),
    'export-columns': (take_columns, ['--sample']),
    'load-all': (take_load_all, Faults()),
    'sweep': (take_sweep, Faults(['slow:0.3'])),
    'missing': (take_missing, FAULTY),
    'usage': (take_usage, Faults()),
    'answers': (take_answers, Faults()),
    'preferences': (take_preferences, []),
    'error': (take_error, Faults(['601'])),
    'start': (take_start, []),
}


def take(bin_dir, target, scene, variant):
    function, args = SCENES[scene]
    forget_all()
    with contextlib.ExitStack() as stack:
        if isinstance(args, Faults):
            service = stack.enter_context(Service(f'{bin_dir}/kollect-cli', *args, creators=240))
            args = ['--base-url', service.url]
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
