#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, popover and dialog of the window as it is told to those who cannot see it, and to those who have no mouse: all
that can be pressed, chosen or typed into has a name of its own, and Tab goes through it as one reads, with the focus seen
at every stop. Within xsess -p.

usage: test-accessible.py PROGRAM CLI     (PROGRAM: kollect-probed)
"""

import collections
import itertools
import re
import sys

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import GLib  # noqa: E402

from kollect_atspi import ENTRIES, Missing, Service, Tap, get_name, get_role, is_showing  # noqa: E402
from kollect_pages import Window, visit_results, visit_shortlists, visit_start, visit_sweep  # noqa: E402

PROGRAM, CLI = sys.argv[1:]
BUTTONS = ('push button', 'toggle button')
# What is pressed, chosen or typed into must be called something, and so must what these are found in.
NAMED = (*BUTTONS, *ENTRIES, 'check box', 'radio button', 'combo box', 'page tab', 'menu item', 'switch', 'slider',
         'list item', 'tree item', 'table row', 'tree table', 'frame', 'dialog', 'progress bar')
# What is in it is libadwaita's.
MADE_BY_LIBADWAITA = ('about',)
# Of what there are hundreds alike, the first few are looked at.
MOST_ROWS = 3
# Where Tab is tried: everything else is reached from there.
TOURED = ('preferences', 'results with details', 'load all', 'shortlist', 'rename', 'export', 'export 1',
          'usage', 'answers', 'not complete')
# Pixels that must differ where the focus is
LEAST_MARK = 100


def look_through(node, known=()):
    """What is in a window; of long lists the first rows, and nothing of what is called as something known is."""
    yield node
    try:
        if known and get_name(node) in known:
            return
        count = node.get_child_count()
        if get_role(node) == 'list':
            count = min(count, MOST_ROWS)
        for index in range(count):
            child = node.get_child_at_index(index)
            if child:
                yield from look_through(child, known)
    except GLib.Error:
        return


def is_named(node):
    name = get_name(node)
    # GTK 4.8 calls what has no name after its class.
    return bool(name) and not re.match('(Gtk|Adw|Kol)[A-Z]', name)


def is_made_by_gtk(node):
    """Parts that are not ours to name, within something that has a name: the button in a drop-down, the frame around a
    menu's button, the pencil in a row for text, the row of a table's titles, the cross of a toast."""
    if get_name(node) == 'GtkImage':
        return True
    if any(get_name(child) == 'GtkColumnViewTitle' for child in look_through(node)):
        return True
    if any(child != node and get_role(child) in BUTTONS and is_named(child) for child in look_through(node)):
        return get_role(node) in BUTTONS
    parent = node.get_parent()
    return parent is not None and get_role(parent) in ('combo box', *ENTRIES) and is_named(parent)


def is_row_of_drop_down(node):
    """GTK's own: it is called what its label says. Newer GTK has it below what it drops from, and no names of classes."""
    if get_role(node) != 'list item':
        return False
    return get_name(node.get_parent()) == 'GtkListView' or any(get_role(above) == 'combo box' for above in look_up(node))


def look_up(node):
    """What a node stands in, from inside out."""
    parent = node.get_parent()
    while parent is not None and get_role(parent) not in ('application', 'desktop frame'):
        yield parent
        parent = parent.get_parent()


def describe(node):
    parent = node.get_parent()
    inner = [get_name(child) for child in look_through(node) if child != node and is_named(child)]
    return f'{get_role(node)} “{get_name(node)}” in “{parent and get_name(parent)}” around {inner[:3]}'


def get_context(node):
    """The names of what it stands in: those are read before its own."""
    return tuple(get_name(above) for above in look_up(node) if is_named(above))


class Names:
    """What is wrong with the names of a place."""

    def __init__(self, window):
        self.window = window
        self.looked_at = 0
        self.hidden = []  # without a name, where it was looked last

    def check(self, place):
        if place in MADE_BY_LIBADWAITA:
            return
        # The filters stay what they are, but for their popovers.
        known = ('Filters',) if self.looked_at and 'Gtk' not in place else ()
        found = self.list_controls(known)
        self.looked_at += len(found)
        nameless = self.find_nameless(place, found)
        if nameless:
            # What goes may be told of for a moment, without its name.
            found = self.list_controls(known)
            nameless = [node for node in nameless if node in found and not is_named(node)]
        if nameless:
            raise Missing(f'{place}: without a name: ' + '; '.join(sorted(set(map(describe, nameless)))))
        self.check_doubles(place, found)

    def list_controls(self, known):
        self.window.ask('settle')
        return [node for top in self.list_toplevels() for node in look_through(top, known) if get_role(node) in NAMED]

    def find_nameless(self, place, found):
        nameless = [node for node in found if not is_named(node) and not is_made_by_gtk(node)]
        # What is in a popover is not found at its place in the window: there everything is meant that was not there before.
        before, self.hidden = self.hidden, nameless
        if 'Gtk' in place or '#' in place:
            return [node for node in nameless if node not in before and not is_row_of_drop_down(node)]
        return [node for node in nameless if is_showing(node) and not is_row_of_drop_down(node)]

    def list_toplevels(self):
        """The dialogs that are open, or else the window."""
        app = self.window.app
        tops = [top for top in map(app.get_child_at_index, range(app.get_child_count())) if top]
        return tops[1:] or tops

    def check_doubles(self, place, found):
        """Two that are called the same, in the same surroundings, cannot be told apart."""
        named = collections.defaultdict(list)
        for node in found:
            if is_named(node) and get_role(node) not in ('frame', 'list item', 'table row'):
                named[get_role(node), get_name(node)].append(node)
        for (role, name), nodes in named.items():
            if len(nodes) < 2:
                continue
            contexts = [get_context(node) for node in nodes if is_showing(node) and not is_made_by_gtk(node)]
            if len(set(contexts)) < len(contexts):
                raise Missing(f'{place}: {len(contexts)} times {role} “{name}” in {contexts[0]}')


# --- Tab ------------------------------------------------------------------------------------------


def follows(before, after):
    """Whether one comes after the other for who reads: below, or to the right, or within."""
    if before['scroller'] and before['scroller'] == after['scroller']:
        # It scrolls along; what stands behind one in a line is at the same height.
        down = after['line'] - before['line']
        return down > 4 or (abs(down) <= 4 and after['left'] > before['left']) or (
            down >= 0 and after['left'] >= before['left'] and after['right'] <= before['right'])
    below = after['top'] >= before['bottom'] - 4
    right = after['left'] >= before['right'] - 4
    within = (before['left'] <= after['left'] + 1 and before['top'] <= after['top'] + 1
              and after['right'] <= before['right'] + 1 and after['bottom'] <= before['bottom'] + 1)
    return below or right or within


def tell(stop):
    return f'{stop["type"]} {stop["id"]} “{stop["text"]}” at {stop["x"]:.0f}, {stop["y"]:.0f}'


def check_tour(window, place):
    stops = window.ask('tour')
    if not stops:
        raise Missing(f'{place}: Tab leads nowhere')
    unseen = [tell(stop) for stop in stops if stop['mark'] < LEAST_MARK]
    if unseen:
        raise Missing(f'{place}: the focus is not seen on ' + '; '.join(unseen))
    for before, after in zip(stops, stops[1:]):
        if not follows(before, after):
            raise Missing(f'{place}: Tab goes from {tell(before)} back to {tell(after)}')


def check_places(window, places):
    names = Names(window)
    wrong = []
    seen = 0
    for place in places:
        seen += 1
        checks = [names.check]
        if place in TOURED:
            checks.append(lambda where: check_tour(window, where))
        for check in checks:
            try:
                check(place)
            except Missing as error:
                wrong.append(str(error))
    if wrong:
        raise Missing('\n'.join(wrong))
    if names.looked_at < 8 * seen:
        raise Missing(f'only {names.looked_at} controls in {seen} places')


def check_start():
    with Window(PROGRAM) as window:
        check_places(window, visit_start(window))


def check_sample():
    with Window(PROGRAM, '--sample') as window:
        check_places(window, itertools.chain(visit_results(window), visit_shortlists(window)))


def check_sweep():
    with Service(CLI, 'reset:4', 'slow:0.7') as service, Window(PROGRAM, '--base-url', service.url) as window:
        check_places(window, visit_sweep(window, service))


def main():
    tap = Tap()
    tap.step('before there is a token', check_start)
    tap.step('results, shortlists and hand-overs', check_sample)
    tap.step('many pages, of which some fail', check_sweep)
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
