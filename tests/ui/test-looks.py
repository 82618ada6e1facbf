#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, popover and dialog of the window in a language whose words are long, then as well with text twice as large,
and from right to left: nothing is cut off or laid over its neighbour, and nothing is in English. And in light and dark:
every text stands out from what it lies on. Within xsess -p.

usage: test-looks.py PROGRAM CLI     (PROGRAM: kollect-probed)

KOLLECT_TEST_PICTURES: a folder that gets a picture of each place in each look.
"""

import itertools
import os
import re
import sys
import tempfile

from kollect_atspi import Missing, Service, Tap
from kollect_pages import Window, visit_results, visit_shortlists, visit_start, visit_sweep
from pseudo_locale import make_pseudo_locale

PROGRAM, CLI = sys.argv[1:]
PICTURES = os.environ.get('KOLLECT_TEST_PICTURES')
# WCAG 2.1, 1.4.3, level AA
LEAST_CONTRAST = 4.5
LEAST_HIGH_CONTRAST = 7
# px by which a widget may stand over another's edge: halves are rounded.
SLACK = 1.5
# The program's name, and keys
NOT_TRANSLATED = re.compile(r'Kollect$|(Ctrl|Alt|Shift)\+')
# What is in it is libadwaita's.
MADE_BY_LIBADWAITA = ('about', 'shortcuts')
LOOKS = ('', 'dark', 'large', 'rtl')
# The window as it opens, and a small screen: both languages of ours fit into it at twice the size of text.
SIZE = (1280, 800)


def tell(widget):
    return (f'{widget["type"]} {widget["id"]} .{widget["classes"].replace(" ", ".")} “{widget["text"][:40]}” in {widget["in"]} '
            f'({widget["width"]:.0f} × {widget["height"]:.0f})')


def is_title_at_twice_the_size(widget, look):
    """What is libadwaita's to lay out and has one line: the title of a dialog, and that of a row for text."""
    return look == 'large' and 'title' in widget['classes'].split() + widget['id'].split('_')


def find_clipped(widgets, look):
    for widget in widgets:
        if widget['width'] < 1 or widget['height'] < 1 or 'Gizmo' in widget['type']:
            continue
        if widget['cut'] and not widget['tooltip'] and not is_title_at_twice_the_size(widget, look):
            yield f'{tell(widget)} ends in dots that nothing explains'
        if widget['scrolls']:
            continue
        if widget['width'] < widget['least_width'] - SLACK:
            yield f'{tell(widget)} needs a width of {widget["least_width"]:.0f}'
        if max(widget.get('over_left', 0), widget.get('over_right', 0)) > SLACK:
            yield f'{tell(widget)} stands out by {widget["over_left"]:.0f} left, {widget["over_right"]:.0f} right'


def find_untranslated(widgets):
    """What stands in plain English was not given to translators. Names of people are Chinese here, or in the table."""
    for widget in widgets:
        text = widget['text']
        if (widget['type'] == 'GtkLabel' and re.search('[A-Za-z]{3}', text) and text.isascii()
                and not NOT_TRANSLATED.match(text)):
            yield f'{tell(widget)} is not translated'


def find_pale(texts, least):
    for text in texts:
        if text['sensitive'] and text['contrast'] < least:
            yield f'{tell(text)} has a contrast of {text["contrast"]:.2f}: {text["front"]} on {text["behind"]}'


class Looks:
    """What is wrong with how places look; each thing told once."""

    def __init__(self, window, least_contrast=LEAST_CONTRAST, in_pseudo_language=True):
        self.window = window
        self.least_contrast = least_contrast
        self.in_pseudo_language = in_pseudo_language
        self.wrong = {}
        self.n_places = 0
        self.n_texts = 0

    def add(self, place, look, found):
        for text in found:
            self.wrong.setdefault((look, text), place)

    def take_picture(self, place, look):
        if PICTURES:
            name = f'{place}-{look}'.replace(' ', '-').replace(',', '').replace('#', '')
            self.window.ask('picture', os.path.join(PICTURES, name))

    def look_at(self, place, look='', former=''):
        """Looks at the place in a look, and leaves it so."""
        self.n_places += not look
        for setting, on in (former, 0), (look, 1):
            if setting:
                self.window.ask('look', setting, on)
        if look or former:
            self.window.ask('settle')
        if look != 'dark':
            widgets = self.window.widgets()
            self.add(place, look, find_clipped(widgets, look))
            if look == '' and self.in_pseudo_language:
                self.add(place, look, find_untranslated(widgets))
        if look in ('', 'dark'):
            texts = self.window.ask('contrasts')
            self.n_texts += len(texts)
            self.add(place, look, find_pale(texts, self.least_contrast))
        self.take_picture(place, look)

    def visit(self, places):
        for place in places:
            if place in MADE_BY_LIBADWAITA:
                continue
            former = ''
            for look in LOOKS:
                self.look_at(place, look, former)
                former = look
            self.window.ask('look', former, 0)
            self.window.ask('size', *SIZE)

    def check(self):
        if self.wrong:
            raise Missing('\n'.join(f'{place} {look}: {text}' for (look, text), place in self.wrong.items()))
        if self.n_texts < 10 * self.n_places:
            raise Missing(f'only {self.n_texts} texts in {self.n_places} places')


def check_places(window, places):
    looks = Looks(window)
    window.do('size', *SIZE)
    looks.visit(places)
    looks.check()


def check_start(env):
    with Window(PROGRAM, env=env) as window:
        check_places(window, visit_start(window))


def check_sample(env):
    with Window(PROGRAM, '--sample', env=env) as window:
        check_places(window, itertools.chain(visit_results(window), visit_shortlists(window)))


def check_sweep(env):
    with Service(CLI, 'reset:4', 'slow:0.7') as service, Window(PROGRAM, '--base-url', service.url, env=env) as window:
        check_places(window, visit_sweep(window, service))


def check_high_contrast():
    """Its own style is as legible as people who ask for it expect: WCAG 2.1, 1.4.6, level AAA."""
    with Window(PROGRAM, '--sample', env={'ADW_DEBUG_HIGH_CONTRAST': '1'}) as window:
        looks = Looks(window, LEAST_HIGH_CONTRAST, in_pseudo_language=False)
        for place in itertools.takewhile(lambda place: 'Gtk' not in place, visit_results(window)):
            looks.look_at(place)
            looks.look_at(place, 'dark')
            window.do('look', 'dark', 0)
        looks.check()


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        env = make_pseudo_locale(folder)
        tap.step('before there is a token', check_start, env)
        tap.step('results, shortlists and hand-overs', check_sample, env)
        tap.step('many pages, of which some fail', check_sweep, env)
    tap.step('high contrast', check_high_contrast)
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
