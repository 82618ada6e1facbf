#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Flatpak's manifest promises: no permission but these, names that fit those of the other files, sources that
cannot change, and a module for each library that the runtime lacks.

usage: test-manifest.py TOP_DIR
"""

import json
import pathlib
import re
import sys
import unittest

TOP = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(TOP / 'tests' / 'cli'))

import kollect_cli  # noqa: E402

APP_ID = 'io.github.kollect_app.Kollect'
PERMISSIONS = ['--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri']
PROPERTIES = {'id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup', 'modules'}
# Libraries by their names in meson.build: those of the runtime, and those that a module builds.
IN_RUNTIME = {
    'glib-2.0', 'gio-2.0', 'gio-unix-2.0', 'gmodule-2.0', 'gtk4', 'libadwaita-1', 'libsoup-3.0', 'json-glib-1.0',
    'gdk-pixbuf-2.0', 'sqlite3', 'libsecret-1', 'cairo', 'pango', 'pangocairo', 'fontconfig', 'libjpeg', 'libpng', 'zlib',
}
BY_MODULE = {'xlsxwriter': 'libxlsxwriter'}
# Folders that ./dev and flatpak-builder make in the checkout.
MADE = {'.flatpak-builder', 'build', 'build-flatpak', 'build-lint', 'build-sanitize'}


def read(path):
    return (TOP / path).read_text(encoding='utf-8')


class Manifest(unittest.TestCase):
    def setUp(self):
        self.manifest = json.loads(read(f'flatpak/{APP_ID}.json'))
        *self.others, self.own = self.manifest['modules']

    def test_properties(self):
        self.assertEqual(set(self.manifest), PROPERTIES)

    def test_permissions(self):
        self.assertEqual(self.manifest['finish-args'], PERMISSIONS)

    def test_runtime(self):
        found = [self.manifest[name] for name in ('runtime', 'sdk', 'runtime-version')]
        self.assertEqual(found, ['org.gnome.Platform', 'org.gnome.Sdk', '50'])

    def test_names(self):
        desktop = read(f'data/{APP_ID}.desktop.in')
        self.assertEqual(self.manifest['id'], APP_ID)
        self.assertEqual(self.manifest['command'], 'kollect')
        self.assertRegex(desktop, r'(?m)^Exec=kollect\b')
        self.assertRegex(desktop, rf'(?m)^Icon={re.escape(APP_ID)}$')
        self.assertIn(f'<id>{APP_ID}</id>', read(f'data/{APP_ID}.metainfo.xml.in'))

    def test_own_module(self):
        self.assertEqual((self.own['name'], self.own['buildsystem'], self.own['run-tests']), ('kollect', 'meson', True))
        (source,) = self.own['sources']
        self.assertEqual((source['type'], source['path']), ('dir', '..'))
        self.assertEqual(set(source['skip']), MADE | {'.git'})

    def test_sources(self):
        for module in self.others:
            for source in module['sources']:
                self.assertEqual(set(source), {'type', 'url', 'sha256'})
                self.assertEqual(source['type'], 'archive')
                self.assertTrue(source['url'].startswith('https://'))
                self.assertRegex(source['sha256'], r'^[0-9a-f]{64}$')

    def test_modules(self):
        """No library has nowhere to come from, and no module builds what nobody names here."""
        needed = set(re.findall(r"\bdependency\('([^']+)'", read('meson.build')))
        built = {module['name'] for module in self.others}
        self.assertEqual(needed - IN_RUNTIME - set(BY_MODULE), set(), 'in the runtime, or a module of its own?')
        self.assertEqual(built, set(BY_MODULE.values()))

    def test_versions(self):
        """What the documents say is built is what is."""
        for module in self.others:
            version = re.search(r'/v([0-9]+(?:\.[0-9]+)+)\.tar\.gz$', module['sources'][0]['url']).group(1)
            self.assertIn(f'{module["name"]} {version}', read('docs/architecture.md'))


if __name__ == '__main__':
    kollect_cli.main()
