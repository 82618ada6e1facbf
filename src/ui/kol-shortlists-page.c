// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kol-accessible-name.h"
#include "kol-shortlists-page-private.h"

G_DEFINE_FINAL_TYPE (KolShortlistsPage, kol_shortlists_page, ADW_TYPE_BIN)

static char *
describe_sum (KolShortlistsPage *self)
{
  guint n_known = 0;
  double sum = kol_shortlist_sum (self->shortlist, kol_field_require ("lowestPrice"), &n_known);
  g_autofree char *money = kol_format_money (sum, kol_number_style_default ());

  if (n_known < kol_shortlists_page_get_n_entries (self) && n_known > 0)
    /* Translators: a sum of money, and of how many creators the price is known */
    return g_strdup_printf (_ ("lowest prices %s (known of %u)"), money, n_known);

  /* Translators: a sum of money */
  return g_strdup_printf (_ ("lowest prices %s"), money);
}

static void
show_summary (KolShortlistsPage *self)
{
  guint n_entries = kol_shortlists_page_get_n_entries (self);
  g_autofree char *count = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *text = NULL;

  if (self->shortlist == NULL)
    return;

  count = g_strdup_printf (ngettext ("%u creator", "%u creators", n_entries), n_entries);
  sum = describe_sum (self);
  text = g_markup_printf_escaped ("<b>%s</b>  %s · %s", kol_shortlist_get_name (self->shortlist),
                                  count, sum);
  gtk_label_set_markup (self->summary, text);
  gtk_widget_set_tooltip_markup (GTK_WIDGET (self->summary), text);
  gtk_stack_set_visible_child_name (self->content, n_entries > 0 ? "table" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shortlist.export", n_entries > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shortlist.print", n_entries > 0);
  gtk_widget_set_sensitive (self->export_button, n_entries > 0);
}

static void
on_entries_changed_cb (KolShortlistsPage *self)
{
  g_assert (KOL_IS_SHORTLISTS_PAGE (self));

  show_summary (self);
}

static void
on_selected_changed_cb (KolShortlistsPage *self)
{
  KolCreator *selected = kol_creator_table_get_selected (self->table);

  g_assert (KOL_IS_SHORTLISTS_PAGE (self));

  g_object_set (self->details, "creator", selected, NULL);
  kol_details_pane_set_entry (
      self->details, selected != NULL && self->shortlist != NULL
                         ? kol_shortlist_lookup (self->shortlist, kol_creator_get_id (selected))
                         : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->details), selected != NULL);
  kol_shortlists_page_update_moves (self);
}

static void
select_row_of (KolShortlistsPage *self, KolShortlist *shortlist)
{
  GListModel *shortlists = kol_session_get_shortlists (self->session);
  guint n_shortlists = g_list_model_get_n_items (shortlists);

  for (guint i = 0; i < n_shortlists; i++)
    {
      g_autoptr (KolShortlist) item = g_list_model_get_item (shortlists, i);

      if (item == shortlist)
        gtk_list_box_select_row (self->lists, gtk_list_box_get_row_at_index (self->lists, (int) i));
    }
}

static void
on_shortlist_changed_cb (KolShortlistsPage *self)
{
  KolShortlist *shortlist = kol_session_get_shortlist (self->session);

  g_assert (KOL_IS_SHORTLISTS_PAGE (self));

  if (self->shortlist != NULL)
    g_signal_handlers_disconnect_by_func (self->shortlist, on_entries_changed_cb, self);
  g_set_object (&self->shortlist, shortlist);
  if (shortlist != NULL)
    {
      g_signal_connect_object (shortlist, "items-changed", G_CALLBACK (on_entries_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (shortlist, "notify::name", G_CALLBACK (on_entries_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  kol_creator_table_set_model (self->table, shortlist != NULL ? G_LIST_MODEL (shortlist) : NULL);
  gtk_stack_set_visible_child_name (self->stack, shortlist != NULL ? "lists" : "none");
  show_summary (self);
  select_row_of (self, shortlist);
  on_selected_changed_cb (self);
}

static void
on_row_selected_cb (KolShortlistsPage *self, GtkListBoxRow *row)
{
  g_autoptr (KolShortlist) shortlist = NULL;

  g_assert (KOL_IS_SHORTLISTS_PAGE (self));

  if (row == NULL)
    return;

  shortlist = g_list_model_get_item (kol_session_get_shortlists (self->session),
                                     (guint) gtk_list_box_row_get_index (row));
  if (shortlist != NULL)
    kol_session_set_shortlist (self->session, shortlist);
}

static gboolean
count_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_take_string (to, g_strdup_printf ("%u", g_value_get_uint (from)));

  return TRUE;
}

static void
name_list_row (GtkWidget *row, GParamSpec *pspec, KolShortlist *shortlist)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (shortlist));
  /* Translators: the name of a shortlist and how many creators are on it, as it is read out */
  g_autofree char *label = g_strdup_printf (
      ngettext ("%s, %u creator", "%s, %u creators", n_entries), kol_shortlist_get_name (shortlist),
      n_entries);

  kol_accessible_name_set (row, label);
}

static GtkWidget *
create_list_row (gpointer item, gpointer data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 18);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  g_object_bind_property (item, "name", name, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "name", name, "tooltip-text", G_BINDING_SYNC_CREATE);
  g_object_bind_property_full (item, "n-entries", count, "label", G_BINDING_SYNC_CREATE,
                               count_to_text, NULL, NULL, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_signal_connect_object (item, "notify", G_CALLBACK (name_list_row), row, G_CONNECT_SWAPPED);
  name_list_row (row, NULL, item);

  return row;
}

static void
kol_shortlists_page_dispose (GObject *object)
{
  KolShortlistsPage *self = KOL_SHORTLISTS_PAGE (object);

  if (self->lists != NULL)
    gtk_list_box_bind_model (self->lists, NULL, NULL, NULL, NULL);
  /* Before the template lets go of it: the bin would not know that it is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_SHORTLISTS_PAGE);
  g_clear_object (&self->shortlist);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (kol_shortlists_page_parent_class)->dispose (object);
}

static void
kol_shortlists_page_class_init (KolShortlistsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_shortlists_page_dispose;

  g_type_ensure (KOL_TYPE_CREATOR_TABLE);
  g_type_ensure (KOL_TYPE_DETAILS_PANE);
  kol_shortlists_page_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-shortlists-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KolShortlistsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KolShortlistsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, KolShortlistsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, KolShortlistsPage, own_order);
  gtk_widget_class_bind_template_child (widget_class, KolShortlistsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, KolShortlistsPage, content);
  gtk_widget_class_bind_template_child (widget_class, KolShortlistsPage, table);
  gtk_widget_class_bind_template_child (widget_class, KolShortlistsPage, details);
}

static void
kol_shortlists_page_init (KolShortlistsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kol_shortlists_page_set_up:
 * @self: a shortlists page
 * @session: what it shows
 */
void
kol_shortlists_page_set_up (KolShortlistsPage *self, KolSession *session)
{
  g_return_if_fail (KOL_IS_SHORTLISTS_PAGE (self));
  g_return_if_fail (KOL_IS_SESSION (session));

  self->session = g_object_ref (session);
  kol_creator_table_set_session (self->table, session);
  kol_creator_table_show_remarks (self->table);
  g_object_set (self->details, "session", session, NULL);
  gtk_list_box_bind_model (self->lists, kol_session_get_shortlists (session), create_list_row, NULL,
                           NULL);

  g_signal_connect_object (self->lists, "row-selected", G_CALLBACK (on_row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notify::selected", G_CALLBACK (on_selected_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "columns-changed",
                           G_CALLBACK (kol_shortlists_page_update_moves), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::shortlist", G_CALLBACK (on_shortlist_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_shortlist_changed_cb (self);
}

/**
 * kol_shortlists_page_get_table:
 * @self: a shortlists page
 *
 * Returns: (transfer none): the table
 */
KolCreatorTable *
kol_shortlists_page_get_table (KolShortlistsPage *self)
{
  g_return_val_if_fail (KOL_IS_SHORTLISTS_PAGE (self), NULL);

  return self->table;
}
