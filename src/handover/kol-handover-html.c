// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <string.h>

#include "kol-handover-private.h"
#include "kol-html.h"
#include "kol-i18n.h"
#include "kol-proof.h"
#include "kol-totals.h"

static void
html_clear (KolHtml *self)
{
  g_clear_pointer (&self->table, kol_table_free);
  if (self->out != NULL)
    g_string_free (g_steal_pointer (&self->out), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KolHtml, html_clear)

/* Lets the browser take the one style sheet and the pictures that are in the page, and nothing
 * else: no script, no network (https://www.w3.org/TR/CSP3/). */
static void
append_policy (KolHtml *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof (digest);
  g_autofree char *hash = NULL;

  g_checksum_update (checksum, (const guchar *) kol_html_style, -1);
  g_checksum_get_digest (checksum, digest, &size);
  hash = g_base64_encode (digest, size);
  g_string_append_printf (self->out,
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                          "'none'; img-src data:; style-src 'sha256-%s'; base-uri 'none'; "
                          "form-action 'none'\">\n",
                          hash);
}

static char *
dup_language_tag (void)
{
  return g_strdelimit (g_strdup (kol_language_get_name ()), "_", '-');
}

static void
append_head (KolHtml *self)
{
  g_autofree char *language = dup_language_tag ();

  g_string_append_printf (self->out,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          language);
  append_policy (self);
  g_string_append (self->out,
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n"
                   "<meta name=\"generator\" content=\"Kollect " KOL_VERSION "\">\n");
  kol_html_append_element (self, "title", kol_handover_get_title (self->handover));
  g_string_append_printf (self->out, "\n<style>%s</style>\n</head>\n<body>\n", kol_html_style);
}

/* Cards or rows: which of the two is chosen the style sheet reads off these, without a script. */
static void
append_views (KolHtml *self)
{
  g_string_append (self->out, "<input type=\"radio\" name=\"view\" id=\"cards\" checked>"
                              "<input type=\"radio\" name=\"view\" id=\"table\">\n");
}

static void
append_view_labels (KolHtml *self)
{
  g_string_append (self->out, "<div class=\"views\"><label for=\"cards\">");
  kol_html_append_text (self, C_ ("view", "Cards"));
  g_string_append (self->out, "</label><label for=\"table\">");
  kol_html_append_text (self, C_ ("view", "Table"));
  g_string_append (self->out, "</label></div>");
}

static char *
describe_sheet (KolHandover *handover)
{
  guint n = kol_handover_get_n_entries (handover);
  const char *client = kol_handover_get_client (handover);
  const char *author = kol_handover_get_prepared_by (handover);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (client != NULL && *client != '\0')
    /* Translators: whom a hand-over is for */
    g_ptr_array_add (parts, g_strdup_printf (_ ("For %s"), client));
  if (author != NULL && *author != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_ ("Prepared by %s"), author));
  g_ptr_array_add (parts, kol_format_date (kol_handover_get_date (handover)));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u creator", "%u creators", n), n));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
append_totals (KolHtml *self)
{
  KolTotal totals[KOL_N_TOTALS];

  if (!kol_handover_includes (self->handover, KOL_OPTION_TOTALS) ||
      kol_handover_get_n_entries (self->handover) == 0)
    return;

  kol_totals_reckon (self->handover, totals);
  g_string_append (self->out, "<dl class=\"totals\">");
  for (guint i = 0; i < KOL_N_TOTALS; i++)
    {
      g_autofree char *label = kol_total_dup_label (i, self->handover);
      g_autofree char *value = kol_total_format (i, totals[i].value, kol_number_style_default ());
      g_autofree char *basis = g_strdup_printf (
          ngettext ("of %u creator", "of %u creators", totals[i].n_known), totals[i].n_known);

      g_string_append (self->out, "<div>");
      kol_html_append_element (self, "dt", label);
      kol_html_append_element (self, "dd", value);
      g_string_append (self->out, "<dd class=\"basis\">");
      kol_html_append_text (self, basis);
      g_string_append (self->out, "</dd></div>");
    }
  g_string_append (self->out, "</dl>");
}

static void
append_header (KolHtml *self)
{
  g_autofree char *line = describe_sheet (self->handover);

  g_string_append (self->out, "<header><div class=\"top\"><div>");
  kol_html_append_bdi (self, "h1", kol_handover_get_title (self->handover));
  kol_html_append_bdi (self, "p", line);
  g_string_append (self->out, "</div>");
  append_view_labels (self);
  g_string_append (self->out, "</div>");
  append_totals (self);
  g_string_append (self->out, "</header>\n");
}

static void
append_terms (KolHtml *self, const char *heading, GPtrArray *terms)
{
  g_string_append (self->out, "<section>");
  kol_html_append_element (self, "h2", heading);
  g_string_append (self->out, "<dl>");
  for (guint i = 0; i < terms->len; i++)
    {
      const KolTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *aside = kol_term_dup_aside (term);

      g_string_append (self->out, "<dt>");
      kol_html_append_text (self, term->term);
      if (aside != NULL)
        {
          g_string_append_c (self->out, ' ');
          kol_html_append_element (self, "small", aside);
        }
      g_string_append (self->out, "</dt>");
      kol_html_append_bdi (self, "dd", term->body);
    }
  g_string_append (self->out, "</dl></section>\n");
}

static void
append_proof (KolHtml *self)
{
  g_autoptr (GPtrArray) columns = kol_table_dup_columns (self->table);
  g_autoptr (GPtrArray) figures = kol_proof_list_figures (self->handover, columns);
  g_autoptr (GPtrArray) totals = kol_proof_list_totals (self->handover);
  g_autoptr (GPtrArray) conditions = kol_proof_list_conditions (self->handover);

  g_string_append (self->out, "<footer>\n");
  if (kol_handover_includes (self->handover, KOL_OPTION_DEFINITIONS))
    {
      append_terms (self, _ ("What the figures mean"), figures);
      if (kol_handover_includes (self->handover, KOL_OPTION_TOTALS))
        append_terms (self, _ ("What the totals mean"), totals);
    }
  if (kol_handover_includes (self->handover, KOL_OPTION_CONDITIONS))
    append_terms (self, _ ("Where the figures come from"), conditions);
  g_string_append (self->out, "</footer>\n");
}

/*< private >
 * kol_handover_write_html:
 *
 * The web page: one file with everything in it, that asks nobody for anything.
 */
gboolean
kol_handover_write_html (KolHandover *self,
                         guint part,
                         GOutputStream *stream,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (KolHtml) html = { .handover = self,
                            .table = kol_table_new (self),
                            .out = g_string_new (NULL),
                            .stream = stream,
                            .cancellable = cancellable };

  append_head (&html);
  append_views (&html);
  append_header (&html);
  if (!kol_html_append_entries (&html, error))
    return FALSE;
  append_proof (&html);
  g_string_append (html.out, "</body>\n</html>\n");

  return kol_html_flush (&html, error);
}
