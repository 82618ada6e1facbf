// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-answers-page.h"
#include "kol-usage-page.h"
#include "kol-usage-window.h"
#include "kol-window.h"

struct _KolUsageWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  AdwViewStack *pages;
  KolUsagePage *usage;
  KolAnswersPage *answers;
};

G_DEFINE_FINAL_TYPE (KolUsageWindow, kol_usage_window, ADW_TYPE_WINDOW)

static void
on_opened_cb (KolUsageWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_assert (KOL_IS_USAGE_WINDOW (self));

  if (parent != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-page", "s", "results");
      gtk_window_present (parent);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_message_cb (KolUsageWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  g_assert (KOL_IS_USAGE_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
  kol_window_announce_over (GTK_WIDGET (self), text);
}

static void
on_page_changed_cb (KolUsageWindow *self)
{
  g_assert (KOL_IS_USAGE_WINDOW (self));

  /* Whatever happened meanwhile. */
  if (adw_view_stack_get_visible_child (self->pages) == GTK_WIDGET (self->usage))
    kol_usage_page_reload (self->usage);
  else
    kol_answers_page_reload (self->answers);
}

static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (KOL_USAGE_WINDOW (widget)->pages,
                                         g_variant_get_string (parameter, NULL));
}

static void
kol_usage_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOL_TYPE_USAGE_WINDOW);

  G_OBJECT_CLASS (kol_usage_window_parent_class)->dispose (object);
}

static void
kol_usage_window_class_init (KolUsageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kol_usage_window_dispose;

  gtk_widget_class_install_action (widget_class, "usage.show-page", "s", show_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_ALT_MASK, "usage.show-page",
                                       "s", "usage");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_ALT_MASK, "usage.show-page",
                                       "s", "answers");
  g_type_ensure (KOL_TYPE_USAGE_PAGE);
  g_type_ensure (KOL_TYPE_ANSWERS_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/kollect_app/Kollect/kol-usage-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KolUsageWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KolUsageWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, KolUsageWindow, usage);
  gtk_widget_class_bind_template_child (widget_class, KolUsageWindow, answers);
  gtk_widget_class_bind_template_callback (widget_class, on_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_message_cb);
}

static void
kol_usage_window_init (KolUsageWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kol_usage_window_new:
 * @session: a session that is open
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
kol_usage_window_new (KolSession *session)
{
  KolUsageWindow *self;

  g_return_val_if_fail (KOL_IS_SESSION (session), NULL);

  self = g_object_new (KOL_TYPE_USAGE_WINDOW, NULL);
  kol_usage_page_set_session (self->usage, session);
  kol_answers_page_set_session (self->answers, session);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (on_page_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
