// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-entry.h"
#include "kol-i18n.h"
#include "kol-property.h"

struct _KolEntry
{
  GObject parent_instance;

  gint64 id;           /* the store's number */
  KolCreator *creator; /* owned; as it was seen when it was put on the list */
  gint64 added_at;     /* Unix seconds */
  char *query;         /* owned, nullable: canonical form of the query it was found with */
  gint64 total;        /* what the service said that the query finds; -1: unknown */

  guint status; /* a KolEntryStatus */
  char *note;   /* owned; empty: none */
};

G_DEFINE_FINAL_TYPE (KolEntry, kol_entry, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATUS = 1,
  PROP_NOTE,
} KolEntryProperty;

static GParamSpec *properties[PROP_NOTE + 1];

static const struct
{
  const char *text; /* as files have it */
  const char *label;
} statuses[KOL_N_ENTRY_STATUSES] = {
  [KOL_ENTRY_STATUS_OPEN] = { "", NC_ ("status", "Open") },
  [KOL_ENTRY_STATUS_CHOSEN] = { "chosen", NC_ ("status", "Chosen") },
  [KOL_ENTRY_STATUS_MAYBE] = { "maybe", NC_ ("status", "Maybe") },
  [KOL_ENTRY_STATUS_DROPPED] = { "dropped", NC_ ("status", "Not chosen") },
};

/**
 * kol_entry_status_to_string:
 * @status: a status
 *
 * Returns: (transfer none): its name in files; empty when nothing was decided
 */
const char *
kol_entry_status_to_string (KolEntryStatus status)
{
  g_return_val_if_fail (status < KOL_N_ENTRY_STATUSES, "");

  return statuses[status].text;
}

/**
 * kol_entry_status_from_string:
 * @text: (nullable): a status's name in files
 *
 * Returns: the status; %KOL_ENTRY_STATUS_OPEN for a name that is none
 */
KolEntryStatus
kol_entry_status_from_string (const char *text)
{
  for (guint i = 0; text != NULL && i < KOL_N_ENTRY_STATUSES; i++)
    {
      if (g_str_equal (statuses[i].text, text))
        return i;
    }

  return KOL_ENTRY_STATUS_OPEN;
}

/**
 * kol_entry_status_get_label:
 * @status: a status
 *
 * Returns: (transfer none): its name in words
 */
const char *
kol_entry_status_get_label (KolEntryStatus status)
{
  g_return_val_if_fail (status < KOL_N_ENTRY_STATUSES, NULL);

  return C_ ("status", statuses[status].label);
}

static void
kol_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KolEntry *self = KOL_ENTRY (object);

  switch ((KolEntryProperty) id)
    {
    case PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
kol_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KolEntry *self = KOL_ENTRY (object);

  switch ((KolEntryProperty) id)
    {
    case PROP_STATUS:
      kol_entry_set_status (self, g_value_get_uint (value));
      break;
    case PROP_NOTE:
      kol_entry_set_note (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
kol_entry_finalize (GObject *object)
{
  KolEntry *self = KOL_ENTRY (object);

  g_clear_object (&self->creator);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (kol_entry_parent_class)->finalize (object);
}

static void
kol_entry_class_init (KolEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kol_entry_get_property;
  object_class->set_property = kol_entry_set_property;
  object_class->finalize = kol_entry_finalize;

  /**
   * KolEntry:status:
   *
   * What was decided, a #KolEntryStatus.
   */
  properties[PROP_STATUS] = g_param_spec_uint ("status", NULL, NULL, 0, KOL_N_ENTRY_STATUSES - 1,
                                               KOL_ENTRY_STATUS_OPEN, flags);
  /**
   * KolEntry:note:
   *
   * What the marketer remarks; empty for nothing.
   */
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kol_entry_init (KolEntry *self)
{
  self->total = -1;
  self->note = g_strdup ("");
}

/**
 * kol_entry_new:
 * @id: the store's number of the entry
 * @creator: a sealed creator
 * @added_at: when it was put on the list, Unix seconds
 * @query: (nullable): the canonical form of the query it was found with
 *
 * Returns: (transfer full): a new entry
 */
KolEntry *
kol_entry_new (gint64 id, KolCreator *creator, gint64 added_at, const char *query)
{
  KolEntry *self;

  g_return_val_if_fail (KOL_IS_CREATOR (creator), NULL);

  self = g_object_new (KOL_TYPE_ENTRY, NULL);
  self->id = id;
  self->creator = g_object_ref (creator);
  self->added_at = added_at;
  self->query = g_strdup (query);

  return self;
}

/**
 * kol_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): an entry as this one is now, of the same creator
 */
KolEntry *
kol_entry_copy (KolEntry *self)
{
  KolEntry *copy;

  g_return_val_if_fail (KOL_IS_ENTRY (self), NULL);

  copy = kol_entry_new (self->id, self->creator, self->added_at, self->query);
  copy->total = self->total;
  copy->status = self->status;
  kol_entry_set_note (copy, self->note);

  return copy;
}

/**
 * kol_entry_get_id:
 * @self: an entry
 *
 * Returns: the store's number of the entry
 */
gint64
kol_entry_get_id (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), 0);

  return self->id;
}

/**
 * kol_entry_get_creator:
 * @self: an entry
 *
 * Returns: (transfer none): the creator as it was seen when it was put on the list
 */
KolCreator *
kol_entry_get_creator (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), NULL);

  return self->creator;
}

/**
 * kol_entry_get_added_at:
 * @self: an entry
 *
 * Returns: when it was put on the list, Unix seconds
 */
gint64
kol_entry_get_added_at (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), 0);

  return self->added_at;
}

/**
 * kol_entry_get_query:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the canonical form of the query it was found with
 */
const char *
kol_entry_get_query (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), NULL);

  return self->query;
}

/**
 * kol_entry_get_total:
 * @self: an entry
 *
 * Returns: how many creators the service said that the query finds, at most its ceiling; -1 when
 * that is not known
 */
gint64
kol_entry_get_total (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), -1);

  return self->total;
}

/**
 * kol_entry_set_total:
 * @self: an entry that nobody else has yet
 * @total: how many creators the service said that the query finds; below 0: unknown
 */
void
kol_entry_set_total (KolEntry *self, gint64 total)
{
  g_return_if_fail (KOL_IS_ENTRY (self));

  self->total = MAX (total, -1);
}

/**
 * kol_entry_get_status:
 * @self: an entry
 *
 * Returns: what was decided on the creator
 */
KolEntryStatus
kol_entry_get_status (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), KOL_ENTRY_STATUS_OPEN);

  return self->status;
}

/**
 * kol_entry_set_status:
 * @self: an entry
 * @status: what was decided on the creator
 */
void
kol_entry_set_status (KolEntry *self, KolEntryStatus status)
{
  g_return_if_fail (KOL_IS_ENTRY (self));
  g_return_if_fail (status < KOL_N_ENTRY_STATUSES);

  kol_set_uint (self, properties[PROP_STATUS], &self->status, status);
}

/**
 * kol_entry_get_note:
 * @self: an entry
 *
 * Returns: (transfer none): what the marketer remarks; empty for nothing
 */
const char *
kol_entry_get_note (KolEntry *self)
{
  g_return_val_if_fail (KOL_IS_ENTRY (self), "");

  return self->note;
}

/**
 * kol_entry_set_note:
 * @self: an entry
 * @note: (nullable): what the marketer remarks
 */
void
kol_entry_set_note (KolEntry *self, const char *note)
{
  g_return_if_fail (KOL_IS_ENTRY (self));

  kol_set_string (self, properties[PROP_NOTE], &self->note, note != NULL ? note : "");
}
