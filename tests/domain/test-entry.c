// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-entry.h"

static KolEntry *
make_entry (void)
{
  g_autoptr (KolCreator) creator = kol_creator_new ();

  kol_creator_seal (creator);

  return kol_entry_new (7, creator, 100, "searchType=NOTE");
}

static void
on_notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_string_append_printf (data, "%s ", pspec->name);
}

static void
test_remarks (void)
{
  KolEntry *entry = make_entry ();
  g_autoptr (GString) notified = g_string_new (NULL);
  g_autofree char *note = NULL;
  guint status;

  g_assert_cmpint (kol_entry_get_status (entry), ==, KOL_ENTRY_STATUS_OPEN);
  g_assert_cmpstr (kol_entry_get_note (entry), ==, "");
  g_assert_cmpint (kol_entry_get_total (entry), ==, -1);

  g_signal_connect (entry, "notify", G_CALLBACK (on_notify_cb), notified);
  kol_entry_set_status (entry, KOL_ENTRY_STATUS_CHOSEN);
  kol_entry_set_status (entry, KOL_ENTRY_STATUS_CHOSEN);
  kol_entry_set_note (entry, NULL);
  g_object_set (entry, "note", "cheap", NULL);
  g_object_set (entry, "status", (guint) KOL_ENTRY_STATUS_MAYBE, NULL);
  g_assert_cmpstr (notified->str, ==, "status note status ");
  g_object_get (entry, "note", &note, "status", &status, NULL);
  g_assert_cmpstr (note, ==, "cheap");
  g_assert_cmpuint (status, ==, KOL_ENTRY_STATUS_MAYBE);
  kol_entry_set_total (entry, 5000);
  g_assert_cmpint (kol_entry_get_total (entry), ==, 5000);
  kol_entry_set_total (entry, -7);
  g_assert_cmpint (kol_entry_get_total (entry), ==, -1);
  g_assert_finalize_object (entry);
}

static void
test_copy (void)
{
  g_autoptr (KolEntry) entry = make_entry ();
  g_autoptr (KolEntry) copy = NULL;

  kol_entry_set_status (entry, KOL_ENTRY_STATUS_DROPPED);
  kol_entry_set_note (entry, "too dear");
  kol_entry_set_total (entry, 12);
  copy = kol_entry_copy (entry);
  kol_entry_set_note (entry, "");
  g_assert_cmpint (kol_entry_get_id (copy), ==, 7);
  g_assert_cmpint (kol_entry_get_added_at (copy), ==, 100);
  g_assert_cmpstr (kol_entry_get_query (copy), ==, "searchType=NOTE");
  g_assert_cmpint (kol_entry_get_total (copy), ==, 12);
  g_assert_cmpint (kol_entry_get_status (copy), ==, KOL_ENTRY_STATUS_DROPPED);
  g_assert_cmpstr (kol_entry_get_note (copy), ==, "too dear");
  g_assert_true (kol_entry_get_creator (copy) == kol_entry_get_creator (entry));
}

static void
test_statuses (void)
{
  for (guint i = 0; i < KOL_N_ENTRY_STATUSES; i++)
    {
      g_assert_cmpint (kol_entry_status_from_string (kol_entry_status_to_string (i)), ==, i);
      g_assert_cmpstr (kol_entry_status_get_label (i), !=, "");
    }
  g_assert_cmpint (kol_entry_status_from_string (NULL), ==, KOL_ENTRY_STATUS_OPEN);
  g_assert_cmpint (kol_entry_status_from_string ("of a newer version"), ==, KOL_ENTRY_STATUS_OPEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry/remarks", test_remarks);
  g_test_add_func ("/entry/copy", test_copy);
  g_test_add_func ("/entry/statuses", test_statuses);

  return g_test_run ();
}
