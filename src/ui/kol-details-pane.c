// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include <glib/gi18n-lib.h>

#include "kol-details-history.h"
#include "kol-details-pane.h"
#include "kol-details-rows.h"
#include "kol-entry-editor.h"
#include "kol-picture-view.h"
#include "kol-property.h"
#include "kol-text.h"
#include "kol-window.h"
#include "kol-wrap-layout.h"

#define FACE_SIZE 80
#define COVER_WIDTH 90
#define COVER_HEIGHT 120
#define MAX_COVERS 6

enum
{
  PROP_SESSION = 1,
  PROP_CREATOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _KolDetailsPane
{
  GtkWidget parent_instance;

  KolSession *session;   /* owned, nullable */
  KolCreator *creator;   /* owned, nullable */
  KolHistory *history;   /* owned, nullable: of the creator; not read yet */
  GCancellable *reading; /* owned, nullable: of the history */

  /* template children */
  GtkWidget *content; /* template child: bound, so that it goes with the template */
  GtkWidget *face_box;
  GtkLabel *name;
  GtkLabel *place;
  GtkLabel *category;
  GtkWidget *buttons;
  GtkWidget *star;
  KolEntryEditor *editor;
  GtkWidget *top;
  GtkWidget *parts;
  GtkWidget *changes;
  GtkWidget *covers;
  GtkWidget *covers_heading;
  GtkLabel *fetched;
  GtkAdjustment *adjustment;

  GtkWidget *face; /* in face_box */
};

G_DEFINE_FINAL_TYPE (KolDetailsPane, kol_details_pane, GTK_TYPE_WIDGET)

static void
clear_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static void
show_star (KolDetailsPane *self)
{
  gboolean starred;

  if (self->creator == NULL || self->session == NULL)
    return;

  starred = kol_session_is_starred (self->session, kol_creator_get_id (self->creator));
  gtk_button_set_label (GTK_BUTTON (self->star),
                        starred ? _ ("★ On the List") : _ ("☆ Add to List"));
  if (starred)
    gtk_widget_add_css_class (self->star, "suggested-action");
  else
    gtk_widget_remove_css_class (self->star, "suggested-action");
}

static char *
join_known (const char *first, const char *second)
{
  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second);

  return g_strdup_printf ("%s · %s", first, second);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_identity (KolDetailsPane *self)
{
  g_autofree char *name = kol_text_clean (kol_creator_get_name (self->creator));
  g_autofree char *place = join_known (
      kol_creator_get_text (self->creator, kol_field_require ("redId")),
      kol_creator_get_text (self->creator, kol_field_require ("location")));
  const KolField *tags = kol_field_require ("contentTags");
  g_autofree char *categories = kol_creator_knows (self->creator, tags)
                                    ? kol_creator_format (self->creator, tags,
                                                          KOL_NUMBER_STYLE_WESTERN)
                                    : NULL;

  show_text (self->name, *name != '\0' ? name : KOL_UNKNOWN);
  show_text (self->place, place);
  show_text (self->category, categories);
  kol_picture_view_set_picture (KOL_PICTURE_VIEW (self->face),
                                kol_creator_get_avatar_url (self->creator), name);
}

static void
show_parts (KolDetailsPane *self)
{
  /* What decides stands first; who it is stands above already, the rest of that comes last. */
  static const KolFieldGroup order[] = {
    KOL_FIELD_GROUP_REACH,   KOL_FIELD_GROUP_ENGAGEMENT, KOL_FIELD_GROUP_AUDIENCE,
    KOL_FIELD_GROUP_COST,    KOL_FIELD_GROUP_SPONSORED,  KOL_FIELD_GROUP_LIVE,
    KOL_FIELD_GROUP_ACCOUNT, KOL_FIELD_GROUP_IDENTITY,
  };

  clear_children (self->top);
  gtk_box_append (GTK_BOX (self->top), kol_details_create_tiles (self->creator));
  gtk_box_append (GTK_BOX (self->top), kol_details_create_flags (self->creator));
  clear_children (self->parts);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *rows = kol_details_create_group (self->creator, order[i], self->history);

      if (rows != NULL)
        gtk_box_append (GTK_BOX (self->parts), rows);
    }
}

static void
show_fetched (KolDetailsPane *self)
{
  g_autofree char *when = kol_format_date_time (kol_creator_get_fetched_at (self->creator));
  g_autofree char *text = NULL;

  if (self->history != NULL && kol_history_get_n (self->history) == 1 &&
      kol_history_get_first_at (self->history, 0) < kol_creator_get_fetched_at (self->creator))
    {
      g_autofree char *since = kol_format_date_time (kol_history_get_first_at (self->history, 0));

      /* Translators: dates and times */
      text = g_strdup_printf (_ ("Figures fetched %s, all the same since %s"), when, since);
    }
  else
    /* Translators: a date and time */
    text = g_strdup_printf (_ ("Figures fetched %s"), when);
  gtk_label_set_text (self->fetched, text);
}

/* A creator of a shortlist is shown as it was then; what changed is told of what is known now. */
static void
show_history (KolDetailsPane *self)
{
  GtkWidget *changes = kol_details_create_changes (self->history);

  clear_children (self->changes);
  if (changes != NULL)
    gtk_box_append (GTK_BOX (self->changes), changes);
  gtk_widget_set_visible (self->changes, changes != NULL);
  if (kol_history_get_n (self->history) > 1)
    show_parts (self);
  show_fetched (self);
}

/* Whose history is being read. */
typedef struct
{
  KolDetailsPane *pane;  /* owned */
  GCancellable *reading; /* owned */
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->pane);
  g_clear_object (&reading->reading);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
on_history_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KolHistory)
      history = kol_store_load_history_finish (KOL_STORE (source), result, &error);
  KolDetailsPane *self = reading->pane;

  /* Somebody else is shown by now, or nobody. */
  if (self->reading != reading->reading)
    return;

  g_clear_object (&self->reading);
  if (history == NULL)
    {
      g_debug ("No history: %s", error->message);
      return;
    }

  g_set_object (&self->history, history);
  show_history (self);
}

static void
stop_reading (KolDetailsPane *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_history (KolDetailsPane *self)
{
  Reading *reading;

  stop_reading (self);
  g_clear_object (&self->history);
  gtk_widget_set_visible (self->changes, FALSE);
  if (self->session == NULL || !kol_session_is_open (self->session))
    return;

  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->pane = g_object_ref (self);
  reading->reading = g_object_ref (self->reading);
  kol_store_load_history_async (kol_session_get_store (self->session),
                                kol_creator_get_id (self->creator), self->reading,
                                on_history_loaded_cb, reading);
}

static GtkWidget *
create_cover (KolDetailsPane *self, const KolNote *note)
{
  GtkWidget *cover = kol_picture_view_new (KOL_PICTURE_SHAPE_COVER, COVER_WIDTH, COVER_HEIGHT);

  if (self->session != NULL)
    kol_picture_view_set_loader (KOL_PICTURE_VIEW (cover),
                                 kol_session_get_pictures (self->session));
  kol_picture_view_set_picture (KOL_PICTURE_VIEW (cover), note->cover_url, note->category);
  gtk_widget_set_tooltip_text (cover, note->category);

  return cover;
}

static void
show_covers (KolDetailsPane *self)
{
  guint n_notes = MIN (kol_creator_get_n_notes (self->creator), MAX_COVERS);

  clear_children (self->covers);
  for (guint i = 0; i < n_notes; i++)
    gtk_grid_attach (GTK_GRID (self->covers),
                     create_cover (self, kol_creator_get_note (self->creator, i)), (int) (i % 3),
                     (int) (i / 3), 1, 1);
  gtk_widget_set_visible (self->covers_heading, n_notes > 0);
}

static void
show_creator (KolDetailsPane *self)
{
  if (self->creator == NULL)
    {
      stop_reading (self);
      return;
    }

  read_history (self);
  show_identity (self);
  show_parts (self);
  show_covers (self);
  show_star (self);
  show_fetched (self);
  gtk_adjustment_set_value (self->adjustment, 0);
}

static void
toggle_star (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KolDetailsPane *self = KOL_DETAILS_PANE (widget);

  if (self->session != NULL && self->creator != NULL)
    kol_session_toggle_star (self->session, self->creator);
}

static void
on_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && KOL_IS_WINDOW (source) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kol_window_say (KOL_WINDOW (source), error->message, FALSE);
}

/* In a sandbox the desktop's portal does it. */
static void
open_url (GtkWidget *widget, const char *url)
{
  gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (widget)), url, GDK_CURRENT_TIME, NULL,
                     on_shown_cb, NULL);
}

static void
open_profile (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *url = kol_creator_dup_profile_url (KOL_DETAILS_PANE (widget)->creator);

  open_url (widget, url);
}

static void
open_marketplace (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *url = kol_creator_dup_marketplace_url (KOL_DETAILS_PANE (widget)->creator);

  open_url (widget, url);
}

static void
set_session (KolDetailsPane *self, KolSession *session)
{
  if (!kol_set_object (self, properties[PROP_SESSION], &self->session, session))
    return;

  kol_entry_editor_set_entry (self->editor, NULL);
  kol_entry_editor_set_session (self->editor, session);
  if (session == NULL)
    return;

  g_signal_connect_object (session, "stars-changed", G_CALLBACK (show_star), self,
                           G_CONNECT_SWAPPED);
  kol_picture_view_set_loader (KOL_PICTURE_VIEW (self->face), kol_session_get_pictures (session));
}

static void
kol_details_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KolDetailsPane *self = KOL_DETAILS_PANE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_CREATOR:
      g_value_set_object (value, self->creator);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_details_pane_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  KolDetailsPane *self = KOL_DETAILS_PANE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;
    case PROP_CREATOR:
      if (kol_set_object (self, pspec, &self->creator, g_value_get_object (value)))
        show_creator (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_details_pane_dispose (GObject *object)
{
  KolDetailsPane *self = KOL_DETAILS_PANE (object);

  stop_reading (self);
  g_clear_object (&self->history);
  g_clear_object (&self->session);
  g_clear_object (&self->creator);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOL_TYPE_DETAILS_PANE);

  G_OBJECT_CLASS (kol_details_pane_parent_class)->dispose (object);
}

static void
kol_details_pane_class_init (KolDetailsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kol_details_pane_get_property;
  object_class->set_property = kol_details_pane_set_property;
  object_class->dispose = kol_details_pane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KOL_TYPE_SESSION, flags);
  properties[PROP_CREATOR] = g_param_spec_object ("creator", NULL, NULL, KOL_TYPE_CREATOR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "details.star", NULL, toggle_star);
  gtk_widget_class_install_action (widget_class, "details.profile", NULL, open_profile);
  gtk_widget_class_install_action (widget_class, "details.marketplace", NULL, open_marketplace);

  g_type_ensure (KOL_TYPE_ENTRY_EDITOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-details-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, content);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, face_box);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, name);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, place);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, category);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, star);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, editor);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, top);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, parts);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, changes);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, covers);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, covers_heading);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, fetched);
  gtk_widget_class_bind_template_child (widget_class, KolDetailsPane, adjustment);
}

static void
kol_details_pane_init (KolDetailsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->face = kol_picture_view_new (KOL_PICTURE_SHAPE_ROUND, FACE_SIZE, FACE_SIZE);
  gtk_box_append (GTK_BOX (self->face_box), self->face);
  gtk_widget_set_layout_manager (self->buttons, kol_wrap_layout_new (6));
}

/**
 * kol_details_pane_new:
 *
 * Returns: (transfer floating): a pane without a creator
 */
GtkWidget *
kol_details_pane_new (void)
{
  return g_object_new (KOL_TYPE_DETAILS_PANE, NULL);
}

/**
 * kol_details_pane_set_entry:
 * @self: a pane with a session
 * @entry: (nullable): the entry of a shortlist that is shown, of which something can be said;
 * %NULL for a creator who is looked at elsewhere
 */
void
kol_details_pane_set_entry (KolDetailsPane *self, KolEntry *entry)
{
  g_return_if_fail (KOL_IS_DETAILS_PANE (self));
  g_return_if_fail (entry == NULL || KOL_IS_ENTRY (entry));

  kol_entry_editor_set_entry (self->editor, entry);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), entry != NULL);
}

/**
 * kol_details_pane_focus_note:
 * @self: a pane that shows an entry
 *
 * Goes to the note on it.
 */
void
kol_details_pane_focus_note (KolDetailsPane *self)
{
  g_return_if_fail (KOL_IS_DETAILS_PANE (self));

  kol_entry_editor_focus_note (self->editor);
}
