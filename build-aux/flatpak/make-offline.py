#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Kollect authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the manifest as it can be built without the internet.

usage: make-offline.py MANIFEST ARCHIVES ROOT TARGET

A module whose archive lies in the folder ARCHIVES, under its sha256, stays as it is. The others take the library as Debian
built it, from ROOT. What was done is printed.
"""

import hashlib
import json
import pathlib
import re
import shutil
import sys

# What each module is in Debian: files below /usr, and its pkg-config file.
IN_DEBIAN = {
    'libxlsxwriter': {
        'files': ('include/xlsxwriter*', 'lib/*/libxlsxwriter.so*', 'lib/*/libminizip.so.1*'),
        'module': 'xlsxwriter',
    },
}


def find_archive(archives, source):
    """A download of an earlier day, if it is the right one."""
    name = source.get('url', '').rsplit('/', 1)[-1]
    path = archives / source.get('sha256', '') / name
    if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == source['sha256']:
        return path
    return None


def copy_files(root, patterns, target):
    """Into include and lib: flat, as an /app is, and not under a folder named after the machine."""
    for pattern in patterns:
        found = sorted((root / 'usr').glob(pattern))
        if not found:
            sys.exit(f'make-offline: Debian has no {pattern}')
        for path in found:
            to = target / pattern.split('/')[0] / path.name
            to.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                shutil.copytree(path, to)
            else:
                shutil.copy2(path, to, follow_symlinks=False)


def copy_pkg_config(root, module, target):
    """Its paths become those of /app; what it needs itself is linked already. Answers its version."""
    lines = []
    for line in next((root / 'usr').glob(f'lib/*/pkgconfig/{module}.pc')).read_text().splitlines():
        if line.startswith('Requires.private:'):
            continue
        line = re.sub(r'^prefix=.*', 'prefix=/app', line)
        lines.append(re.sub(r'^libdir=.*', 'libdir=/app/lib', line))
    folder = target / 'lib' / 'pkgconfig'
    folder.mkdir(parents=True)
    (folder / f'{module}.pc').write_text('\n'.join(lines) + '\n')
    return next(line.split(':')[1].strip() for line in lines if line.startswith('Version:'))


def take_from_debian(module, root, target):
    name = module['name']
    if name not in IN_DEBIAN:
        sys.exit(f'make-offline: nothing stands in for the module {name}')
    folder = target.parent / name
    shutil.rmtree(folder, ignore_errors=True)
    copy_files(root, IN_DEBIAN[name]['files'], folder)
    version = copy_pkg_config(root, IN_DEBIAN[name]['module'], folder)
    print(f'replaced: {name} by Debian’s {version}, as its source cannot be downloaded here')
    return {
        'name': name,
        'buildsystem': 'simple',
        'build-commands': ['cp -a include lib /app'],
        'sources': [{'type': 'dir', 'path': str(folder)}],
    }


def main():
    manifest_path, archives, root, target = map(pathlib.Path, sys.argv[1:])
    manifest = json.loads(manifest_path.read_text(encoding='utf-8'))
    modules = []
    for module in manifest['modules']:
        for source in module['sources']:
            if source['type'] == 'dir':
                source['path'] = str((manifest_path.parent / source['path']).resolve())
        if any('url' in source and not find_archive(archives, source) for source in module['sources']):
            module = take_from_debian(module, root, target)
        modules.append(module)
    manifest['modules'] = modules
    target.write_text(json.dumps(manifest, indent=2) + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
