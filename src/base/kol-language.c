// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "kol-catalogue.h"
#include "kol-language.h"

/* What the sources are written in */
#define SOURCE_LANGUAGE "en"

/* Between a context and its message in a catalogue */
#define CONTEXT_GLUE "\004"

/* A language that was entered once. Lives for ever, so that its words may be kept. */
typedef struct
{
  char *name;              /* owned */
  KolCatalogue *catalogue; /* owned, nullable: the words of the sources */
} Language;

static GMutex languages_lock;
static GHashTable *languages; /* owned, guarded by the lock: name -> Language */

/* NULL: the user's, which gettext speaks */
static _Thread_local const Language *current = NULL;

static KolCatalogue *
find_catalogue (const char *name)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  KolCatalogue *catalogue;

  if (g_str_equal (name, SOURCE_LANGUAGE))
    return NULL;

  path = g_build_filename (folder != NULL ? folder : KOL_LOCALE_DIR, name, "LC_MESSAGES",
                           GETTEXT_PACKAGE ".mo", NULL);
  catalogue = kol_catalogue_open (path, &error);
  if (catalogue == NULL)
    g_debug ("No translation into %s: %s", name, error->message);

  return catalogue;
}

static const Language *
get_language (const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&languages_lock);
  Language *language;

  if (languages == NULL)
    languages = g_hash_table_new (g_str_hash, g_str_equal);

  language = g_hash_table_lookup (languages, name);
  if (language == NULL)
    {
      language = g_new0 (Language, 1);
      language->name = g_strdup (name);
      language->catalogue = find_catalogue (name);
      g_hash_table_insert (languages, language->name, language);
    }

  return language;
}

/* Names of months are the C library's, which has them in the language of the thread's locale. Ours
 * are English or digits. */
static locale_t
make_locale (void)
{
  locale_t base = duplocale (uselocale ((locale_t) 0));
  locale_t plain = newlocale (LC_TIME_MASK, "C.UTF-8", base);

  if (plain == (locale_t) 0)
    plain = newlocale (LC_TIME_MASK, "C", base);

  return plain != (locale_t) 0 ? plain : base;
}

/**
 * kol_language_enter:
 * @name: (nullable): a language's name, such as "en" or "zh_CN"; %NULL for the user's, whatever was
 * entered before
 *
 * Lets this thread speak another language until the scope is left: all words, dates and the way
 * large numbers are written. Independent of the locale and of what the C library knows of it.
 *
 * Returns: what to leave again, with g_auto() or kol_language_leave()
 */
KolLanguageScope
kol_language_enter (const char *name)
{
  KolLanguageScope scope = { .previous = current, .entered = TRUE };

  current = name != NULL ? get_language (name) : NULL;
  scope.locale = name != NULL ? make_locale () : duplocale (LC_GLOBAL_LOCALE);
  scope.previous_locale = uselocale (scope.locale);

  return scope;
}

/**
 * kol_language_leave:
 * @scope: what kol_language_enter() returned
 *
 * Lets the thread speak again what it spoke before.
 */
void
kol_language_leave (KolLanguageScope *scope)
{
  g_return_if_fail (scope != NULL);

  if (!scope->entered)
    return;

  current = scope->previous;
  uselocale (scope->previous_locale);
  freelocale (scope->locale);
  scope->entered = FALSE;
}

/**
 * kol_language_get_name:
 *
 * Returns: (transfer none): the name of the language this thread speaks, such as "zh_CN"
 */
const char *
kol_language_get_name (void)
{
  const char *users = g_get_language_names ()[0];

  if (current != NULL)
    return current->name;

  return g_str_equal (users, "C") || g_str_has_prefix (users, "C.") ? SOURCE_LANGUAGE : users;
}

/**
 * kol_language_is_translated:
 * @name: a language's name
 *
 * Returns: whether there are words of that language
 */
gboolean
kol_language_is_translated (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_str_equal (name, SOURCE_LANGUAGE) || get_language (name)->catalogue != NULL;
}

/**
 * kol_gettext:
 * @message: (not nullable): a text of the sources
 *
 * Returns: (transfer none): it in the language of this thread
 */
const char *
kol_gettext (const char *message)
{
  const char *translated = NULL;

  if (current == NULL)
    return g_dgettext (GETTEXT_PACKAGE, message);
  /* The empty message is the catalogue's own head */
  if (current->catalogue != NULL && *message != '\0')
    translated = kol_catalogue_lookup (current->catalogue, message);

  return translated != NULL ? translated : message;
}

/**
 * kol_pgettext:
 * @context: what tells it from the same text elsewhere
 * @message: a text of the sources
 *
 * Returns: (transfer none): it in the language of this thread
 */
const char *
kol_pgettext (const char *context, const char *message)
{
  g_autofree char *key = NULL;
  const char *translated = NULL;

  if (current == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, message);
  if (current->catalogue == NULL)
    return message;

  key = g_strconcat (context, CONTEXT_GLUE, message, NULL);
  translated = kol_catalogue_lookup (current->catalogue, key);

  return translated != NULL ? translated : message;
}

/**
 * kol_ngettext:
 * @singular: a text of the sources for one
 * @plural: the text for any other number
 * @n: how many
 *
 * Returns: (transfer none): what is said of @n in the language of this thread
 */
const char *
kol_ngettext (const char *singular, const char *plural, gulong n)
{
  const char *translated = NULL;

  if (current == NULL)
    return g_dngettext (GETTEXT_PACKAGE, singular, plural, n);
  if (current->catalogue != NULL)
    translated = kol_catalogue_lookup_plural (current->catalogue, singular, n);
  if (translated != NULL)
    return translated;

  return n == 1 ? singular : plural;
}
