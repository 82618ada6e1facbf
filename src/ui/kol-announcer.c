// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-accessible-name.h"
#include "kol-announcer.h"
#include "kol-compat.h"

struct _KolAnnouncer
{
  GtkWidget parent_instance;

  char *text; /* owned, nullable: what was said last */
};

G_DEFINE_FINAL_TYPE (KolAnnouncer, kol_announcer, GTK_TYPE_WIDGET)

static void
kol_announcer_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
kol_announcer_finalize (GObject *object)
{
  g_clear_pointer (&KOL_ANNOUNCER (object)->text, g_free);

  G_OBJECT_CLASS (kol_announcer_parent_class)->finalize (object);
}

static void
kol_announcer_class_init (KolAnnouncerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kol_announcer_finalize;
  widget_class->measure = kol_announcer_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
kol_announcer_init (KolAnnouncer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/* The floor's GTK cannot announce, but an alert whose name changes is told of: once a screen reader
 * has been told of the alert, which GTK puts off until something like its focus changes. */
static void
make_known (GtkWidget *widget)
{
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_focusable (widget, FALSE);
}

/**
 * kol_announcer_new:
 *
 * Returns: (transfer floating): one that has said nothing yet
 */
GtkWidget *
kol_announcer_new (void)
{
  return g_object_new (KOL_TYPE_ANNOUNCER, NULL);
}

/**
 * kol_announcer_say:
 * @self: an announcer
 * @text: a sentence
 *
 * Has @text read aloud.
 */
void
kol_announcer_say (KolAnnouncer *self, const char *text)
{
  GtkRoot *root;

  g_return_if_fail (KOL_IS_ANNOUNCER (self));
  g_return_if_fail (text != NULL);

  g_free (self->text);
  self->text = g_strdup (text);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root == NULL || !kol_compat_announce (GTK_WIDGET (root), text))
    make_known (GTK_WIDGET (self));
  kol_accessible_name_set (GTK_WIDGET (self), text);
}

/**
 * kol_announcer_get_text:
 * @self: an announcer
 *
 * Returns: (transfer none) (nullable): what it said last
 */
const char *
kol_announcer_get_text (KolAnnouncer *self)
{
  g_return_val_if_fail (KOL_IS_ANNOUNCER (self), NULL);

  return self->text;
}
