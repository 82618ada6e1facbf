// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-results-page-private.h"

/* What stands in the table's place when there is nothing to show: why, and what to do next. */

static void
set_button (GtkWidget *button, const char *label, const char *action)
{
  gtk_widget_set_visible (button, label != NULL);
  if (label == NULL)
    return;

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
}

static void
show_status (KolResultsPage *self, const char *icon, const char *title, const char *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

/*< private >
 * kol_results_page_show_start:
 * @self: a results page
 *
 * Says what to do when nothing was searched yet.
 */
void
kol_results_page_show_start (KolResultsPage *self)
{
  gboolean has_token = kol_environment_get_has_token (self->environment);

  if (!has_token && kol_environment_get_ready (self->environment))
    {
      show_status (
          self, "io.github.kollect_app.Kollect-symbolic", _ ("Welcome to Kollect"),
          _ ("Kollect searches the creator marketplace with your token of the search service. "
             "Each answered page of 20 creators is charged to it."));
      set_button (self->first_button, _ ("Enter _Token…"), "app.preferences");
      set_button (self->second_button, _ ("_Look Around with Sample Data"), "win.use-sample");
      return;
    }

  show_status (self, "system-search-symbolic", _ ("Find Creators"),
               _ ("Set filters on the left and press Search. One call brings 20 creators."));
  set_button (self->first_button, NULL, NULL);
  set_button (self->second_button, NULL, NULL);
}

static void
set_remedy (KolResultsPage *self, KolRemedy remedy)
{
  switch (remedy)
    {
    case KOL_REMEDY_ENTER_TOKEN:
      set_button (self->first_button, _ ("Enter _Token…"), "app.preferences");
      break;
    case KOL_REMEDY_CHANGE_SERVICE:
      set_button (self->first_button, _ ("Open _Preferences"), "app.preferences");
      break;
    case KOL_REMEDY_CHANGE_FILTERS:
      set_button (self->first_button, _ ("Change _Filters"), "win.focus-words");
      break;
    case KOL_REMEDY_TRY_AGAIN:
      set_button (self->first_button, _ ("_Try Again"), "win.try-again");
      break;
    case KOL_REMEDY_NONE:
    default:
      set_button (self->first_button, NULL, NULL);
    }
  set_button (self->second_button, NULL, NULL);
}

static char *
describe_error (const GError *error)
{
  int code = kol_api_error_get_code (error);
  const char *said = kol_api_error_get_service_message (error);
  g_autoptr (GString) text = g_string_new (kol_api_error_get_advice (error));

  if (code != KOL_API_ERROR_NO_CODE)
    g_string_append_printf (text, _ ("\n\nThe service answered with code %d."), code);
  if (said != NULL && *said != '\0')
    g_string_append_printf (
        text,
        /* Without a code the words are the network's or Kollect's own. */
        code != KOL_API_ERROR_NO_CODE ? _ ("\nIt says: “%s”") : _ ("\n\nMore exactly: %s"), said);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/*< private >
 * kol_results_page_show_error:
 * @self: a results page of a session that failed
 *
 * Says why there is nothing to show, and what helps.
 */
void
kol_results_page_show_error (KolResultsPage *self)
{
  const GError *error = kol_session_get_error (self->session);
  g_autofree char *description = NULL;

  if (error->domain == KOL_API_ERROR)
    {
      description = describe_error (error);
      show_status (self,
                   kol_api_error_is_network (error) ? "network-offline-symbolic"
                                                    : "dialog-warning-symbolic",
                   kol_api_error_get_title (error), description);
      set_remedy (self, kol_api_error_get_remedy (error));
      return;
    }
  if (error->domain == KOL_KEEPER_ERROR)
    {
      show_status (self, "dialog-warning-symbolic", _ ("Today’s Calls Are Used Up"),
                   error->message);
      set_remedy (self, KOL_REMEDY_CHANGE_SERVICE);
      return;
    }
  if (error->domain == KOL_QUERY_ERROR)
    {
      show_status (self, "dialog-warning-symbolic", _ ("These Filters Cannot Be Asked"),
                   error->message);
      set_remedy (self, KOL_REMEDY_CHANGE_FILTERS);
      return;
    }

  show_status (self, "drive-harddisk-symbolic", _ ("The Data File Cannot Be Used"), error->message);
  set_remedy (self, KOL_REMEDY_TRY_AGAIN);
}

/*< private >
 * kol_results_page_show_nobody:
 * @self: a results page
 *
 * Says that the service answered that there is nobody.
 */
void
kol_results_page_show_nobody (KolResultsPage *self)
{
  show_status (self, "edit-find-symbolic", _ ("Nobody Found"),
               _ ("No creator fits all of these filters. Take one off or widen a range."));
  set_remedy (self, KOL_REMEDY_CHANGE_FILTERS);
}

/**
 * kol_results_page_describe_copy:
 * @copy: what is kept of a search
 * @now: the present, Unix seconds
 *
 * Returns: (transfer full): what using it and asking again mean
 */
char *
kol_results_page_describe_copy (KolCopy *copy, gint64 now)
{
  guint n_pages;
  guint n_creators;
  g_autofree char *number = NULL;
  g_autofree char *age = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *creators = NULL;
  g_autofree char *calls = NULL;

  g_return_val_if_fail (KOL_IS_COPY (copy), NULL);

  n_pages = kol_copy_get_n_pages (copy);
  n_creators = kol_copy_get_n_creators (copy);
  number = kol_format_count (n_creators, KOL_NUMBER_STYLE_WESTERN);
  age = kol_format_age (kol_copy_get_fetched_at (copy), now);
  pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
  creators = g_strdup_printf (ngettext ("%s creator", "%s creators", n_creators), number);
  calls = g_strdup_printf (ngettext ("%u call", "%u calls", n_pages), n_pages);

  /* Translators: when it was fetched (“3 days ago”), how many pages, how many creators; then how
   * many calls */
  return g_strdup_printf (
      _ ("This search was done before, %s: %s with %s are kept. Using them costs "
         "no call. Asking again costs one call for the first page, and up to %s "
         "for as many pages."),
      age, pages, creators, calls);
}

/* Whether the copy is the better answer, as the user's settings have it. */
static gboolean
is_copy_default (KolResultsPage *self, KolCopy *copy, gint64 now)
{
  return !kol_search_rules_is_old (kol_session_get_rules (self->session),
                                   kol_copy_get_fetched_at (copy), now);
}

static char *
describe_age (KolCopy *copy, gint64 now)
{
  gint64 fetched_at = kol_copy_get_fetched_at (copy);
  g_autofree char *age = kol_format_age (fetched_at, now);

  if (now - fetched_at < 60)
    return g_strdup (_ ("Use the Copy You Just Fetched?"));

  /* Translators: “3 days ago” */
  return g_strdup_printf (_ ("Use the Copy of %s?"), age);
}

/*< private >
 * kol_results_page_show_offer:
 * @self: a results page of a session that offers a copy
 *
 * Asks whether the copy will do. What the settings propose stands first.
 */
void
kol_results_page_show_offer (KolResultsPage *self)
{
  KolCopy *copy = kol_session_get_copy (self->session);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean use = is_copy_default (self, copy, now);
  g_autofree char *title = describe_age (copy, now);
  g_autofree char *text = kol_results_page_describe_copy (copy, now);
  const char *use_label = _ ("_Use the Copy (0 Calls)");
  const char *ask_label = _ ("_Ask Again (1 Call)");

  show_status (self, "document-open-recent-symbolic", title, text);
  set_button (self->first_button, use ? use_label : ask_label,
              use ? "win.use-copy" : "win.ask-again");
  set_button (self->second_button, use ? ask_label : use_label,
              use ? "win.ask-again" : "win.use-copy");
}

/**
 * kol_results_page_focus_answer:
 * @self: a results page that asks something
 *
 * Gives the focus to what is proposed, once it can be pressed.
 */
void
kol_results_page_focus_answer (KolResultsPage *self)
{
  g_return_if_fail (KOL_IS_RESULTS_PAGE (self));

  gtk_widget_grab_focus (self->first_button);
}

/**
 * kol_results_page_dup_status:
 * @self: a results page that shows no results
 *
 * Returns: (transfer full): what it says instead, as plain text
 */
char *
kol_results_page_dup_status (KolResultsPage *self)
{
  g_autofree char *description = NULL;

  g_return_val_if_fail (KOL_IS_RESULTS_PAGE (self), NULL);

  if (!pango_parse_markup (adw_status_page_get_description (self->status), -1, 0, NULL,
                           &description, NULL, NULL))
    return g_strdup (adw_status_page_get_title (self->status));

  return g_strdup_printf ("%s. %s", adw_status_page_get_title (self->status), description);
}
