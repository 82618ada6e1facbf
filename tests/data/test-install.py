#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed, and that the program finds its schema, icons and translations there and, when it is not
installed, in the build folder. Within xsess -p.

usage: test-install.py BUILD_FOLDER
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

from kollect_atspi import Kollect, Missing, Tap, make_locale

BUILD = pathlib.Path(sys.argv[1])
SOURCE = pathlib.Path(__file__).resolve().parents[2]
ID = 'io.github.kollect_app.Kollect'
LANGUAGE = 'zh_CN'

INSTALLED = (
    'bin/kollect',
    'bin/kollect-cli',
    f'share/applications/{ID}.desktop',
    f'share/metainfo/{ID}.metainfo.xml',
    f'share/mime/packages/{ID}.xml',
    f'share/dbus-1/services/{ID}.service',
    f'share/glib-2.0/schemas/{ID}.gschema.xml',
    f'share/icons/hicolor/scalable/apps/{ID}.svg',
    f'share/icons/hicolor/scalable/actions/{ID}-columns-symbolic.svg',
    *(f'share/icons/hicolor/scalable/actions/{ID}-export-{name}-symbolic.svg'
      for name in ('csv', 'html', 'json', 'pdf', 'png', 'tsv', 'xlsx')),
    f'share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg',
    'share/bash-completion/completions/kollect-cli',
    'share/man/man1/kollect.1',
    'share/man/man1/kollect-cli.1',
)

# Asks GTK as the program does.
FIND_ICONS = '''
import gi, sys
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, Gtk
Gtk.init()
theme = Gtk.IconTheme.get_for_display(Gdk.Display.get_default())
print('\\n'.join(name for name in sys.argv[1:] if not theme.has_icon(name)))
'''


def check(condition, what):
    if not condition:
        raise Missing(what)


def list_icons():
    """All icons that the window names."""
    names = set()
    for path in [*SOURCE.glob('src/ui/*.ui'), *SOURCE.glob('src/ui/*.c')]:
        names.update(re.findall(r'["<>]([a-z][\w.-]*-symbolic)["<>]', path.read_text(encoding='utf-8')))
    return sorted(names)


def read_languages():
    text = (SOURCE / 'po/LINGUAS').read_text(encoding='utf-8')
    return [line for line in text.split('\n') if line and not line.startswith('#')]


class Stage:
    """The program as a package installs it: into a folder that is not yet its place."""

    def __init__(self, folder):
        env = {**os.environ, 'DESTDIR': folder}
        subprocess.run(['meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet'], env=env, check=True,
                       capture_output=True)
        options = subprocess.run(['meson', 'introspect', '--buildoptions', BUILD], check=True, capture_output=True,
                                 text=True).stdout
        prefix = re.search(r'"name": "prefix", "value": "([^"]*)"', options).group(1)
        self.root = pathlib.Path(folder + prefix)
        share = self.root / 'share'
        # Neither cache nor compiled schemas are made for a folder that is not the place: that is the package's business.
        subprocess.run(['glib-compile-schemas', share / 'glib-2.0/schemas'], check=True)
        self.program = self.root / 'bin/kollect'
        self.env = {'XDG_DATA_DIRS': f'{share}:/usr/local/share:/usr/share', 'KOLLECT_LOCALE_DIR': str(share / 'locale')}

    def files(self):
        wanted = [*INSTALLED, *(f'share/locale/{name}/LC_MESSAGES/kollect.mo' for name in read_languages())]
        missing = [name for name in wanted if not (self.root / name).is_file()]
        check(not missing, f'not installed: {", ".join(missing)}')

    def service(self):
        """What the bus starts is the program, at its place."""
        text = (self.root / f'share/dbus-1/services/{ID}.service').read_text(encoding='utf-8')
        program = re.search(r'^Exec=(\S+)', text, re.MULTILINE).group(1)
        check(pathlib.Path(program).is_absolute(), program)
        check(str(self.program).endswith(program), f'{program} and not {self.program}')

    def translations(self):
        """What the desktop shows of the program before it runs."""
        for name in (f'applications/{ID}.desktop', f'metainfo/{ID}.metainfo.xml'):
            text = (self.root / 'share' / name).read_text(encoding='utf-8')
            check(LANGUAGE in text, f'{name} is not translated')


def read_devenv():
    """What “meson devenv” sets."""
    command = ['meson', 'devenv', '-C', BUILD, '--dump']
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    wanted = ('XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR', 'KOLLECT_LOCALE_DIR')
    pairs = re.findall(r'^(?:export )?(\w+)="?([^"\n]*)"?$', text, re.MULTILINE)
    return {name: re.sub(r':\$\w+', '', value) for name, value in pairs if name in wanted}


def find_icons(env):
    icons = list_icons()
    check(len(icons) > 10, f'only {icons}')
    command = ['/usr/bin/python3', '-c', FIND_ICONS, *icons]
    missing = subprocess.run(command, env={**os.environ, **env}, check=True, capture_output=True, text=True).stdout
    check(not missing.strip(), f'not found: {missing}')


def open_in_chinese(program, env, locale):
    with Kollect(str(program), env={**env, **locale, 'GSETTINGS_BACKEND': 'memory',
                                    'G_DEBUG': 'fatal-warnings'}) as kollect:
        kollect.wait_for_text('欢迎')


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix='kollect-install-') as folder:
        locale = make_locale(f'{LANGUAGE}.UTF-8', f'{folder}/locales')
        stage = Stage(f'{folder}/stage')
        tap.step('what is installed', stage.files)
        tap.step('service', stage.service)
        tap.step('translated for the desktop', stage.translations)
        tap.step('installed: icons', find_icons, stage.env)
        tap.step('installed: the window in Chinese', open_in_chinese, stage.program, stage.env, locale)

        env = read_devenv()
        tap.step('not installed: icons', find_icons, env)
        tap.step('not installed: the window in Chinese', open_in_chinese, BUILD / 'src/kollect', env, locale)
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
