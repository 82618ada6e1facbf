// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "kol-page.h"
#include "page-server.h"

#define ALL_PAGES 0

typedef struct
{
  GQueue steps;     /* of WireStep, owned: what befalls the next requests */
  gboolean has_own; /* its creators were set */
  guint first;      /* number of its first creator */
  guint n;          /* how many it has */
  guint n_requests;
  gboolean held; /* its answers wait */
} Page;

struct _PageServer
{
  WireServer *wire; /* owned */
  gint64 total;     /* of each answer; -1: it does not say */

  GMutex mutex; /* of what stands below */
  GCond cond;
  Page pages[KOL_PAGE_MAX + 1]; /* by number; the first is all of them */
  GString *order;               /* owned: numbers of the pages, as they were asked for */
  guint n_held;
  guint n_open; /* requests that were not answered yet */
  guint peak;
};

static guint
read_page_number (const char *request)
{
  const char *place = strstr (request, "&page=");

  return place != NULL ? (guint) g_ascii_strtoull (place + strlen ("&page="), NULL, 10) : 0;
}

static void
on_ending_cb (GCancellable *ending, gpointer user_data)
{
  PageServer *self = user_data;

  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static char *
make_body (PageServer *self, guint number, const Page *page)
{
  g_autoptr (GString) body = g_string_new ("{\"code\":0,\"data\":{\"kols\":[");
  guint first = page->has_own ? page->first : (number - 1) * KOL_PAGE_SIZE;
  guint n = page->has_own ? page->n : KOL_PAGE_SIZE;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "%s{\"userId\":\"5f%022u\"}", i > 0 ? "," : "", first + i);
  g_string_append (body, "]");
  if (self->total >= 0)
    g_string_append_printf (body, ",\"total\":%" G_GINT64_FORMAT, self->total);
  g_string_append (body, "}}");

  return g_string_free (g_steal_pointer (&body), FALSE);
}

static char *
make_answer (guint status, const char *headers, const char *body)
{
  return g_strdup_printf ("HTTP/1.1 %u Whatever\r\nContent-Type: application/json\r\n%s"
                          "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                          status, headers != NULL ? headers : "", strlen (body), body);
}

static WireStep
make_step (PageServer *self, guint number)
{
  Page *page = &self->pages[number];
  g_autofree WireStep *told = g_queue_pop_head (&page->steps);
  g_autofree char *body = NULL;

  if (told == NULL)
    told = g_queue_pop_head (&self->pages[ALL_PAGES].steps);
  if (told != NULL)
    return *told;

  body = make_body (self, number, page);

  return (WireStep){ WIRE_ANSWER, make_answer (200, NULL, body) };
}

static gboolean
is_held (PageServer *self, guint number)
{
  return self->pages[number].held || self->pages[ALL_PAGES].held;
}

static void
note_request (PageServer *self, guint number)
{
  self->pages[number].n_requests++;
  self->pages[ALL_PAGES].n_requests++;
  g_string_append_printf (self->order, "%s%u", self->order->len > 0 ? " " : "", number);
  self->n_open++;
  self->peak = MAX (self->peak, self->n_open);
}

/* A WireChooseFunc. */
static WireStep
choose (const char *request, GCancellable *ending, gpointer user_data)
{
  PageServer *self = user_data;
  guint number = read_page_number (request);
  gulong handler;
  WireStep step;

  g_assert_cmpuint (number, >=, 1);
  g_assert_cmpuint (number, <=, KOL_PAGE_MAX);
  handler = g_cancellable_connect (ending, G_CALLBACK (on_ending_cb), self, NULL);

  g_mutex_lock (&self->mutex);
  note_request (self, number);
  step = make_step (self, number);
  self->n_held++;
  while (is_held (self, number) && !g_cancellable_is_cancelled (ending))
    g_cond_wait (&self->cond, &self->mutex);
  self->n_held--;
  self->n_open--;
  g_mutex_unlock (&self->mutex);

  g_cancellable_disconnect (ending, handler);

  return step;
}

/* @total: what each answer says of all hits; -1: nothing. */
PageServer *
page_server_new (gint64 total)
{
  PageServer *self = g_new0 (PageServer, 1);

  self->total = total;
  self->wire = wire_server_new ();
  self->order = g_string_new (NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  wire_server_set_chooser (self->wire, choose, self);

  return self;
}

static void
free_step (gpointer data)
{
  WireStep *step = data;

  g_clear_pointer (&step->text, g_free);
  g_free (step);
}

void
page_server_free (PageServer *self)
{
  g_clear_pointer (&self->wire, wire_server_free);
  for (guint i = 0; i <= KOL_PAGE_MAX; i++)
    g_queue_clear_full (&self->pages[i].steps, free_step);
  g_string_free (g_steal_pointer (&self->order), TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

char *
page_server_dup_url (PageServer *self)
{
  return wire_server_dup_url (self->wire);
}

/* The page has these @n creators from now on, which may be on other pages too. */
void
page_server_set_creators (PageServer *self, guint page, guint first, guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->pages[page].has_own = TRUE;
  self->pages[page].first = first;
  self->pages[page].n = n;
}

/* What to do with the next request for @page, 0: for any page; afterwards it is answered again. */
void
page_server_add (PageServer *self, guint page, WireAct act, const char *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  WireStep *step = g_new0 (WireStep, 1);

  step->act = act;
  step->text = g_strdup (text);
  g_queue_push_tail (&self->pages[page].steps, step);
}

void
page_server_add_answer (PageServer *self,
                        guint page,
                        guint status,
                        const char *headers,
                        const char *body)
{
  g_autofree char *text = make_answer (status, headers, body);

  page_server_add (self, page, WIRE_ANSWER, text);
}

void
page_server_add_code (PageServer *self, guint page, int code)
{
  g_autofree char *body = g_strdup_printf ("{\"code\":%d}", code);

  page_server_add_answer (self, page, 200, NULL, body);
}

static void
set_held (PageServer *self, guint page, gboolean held)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->pages[page].held = held;
  g_cond_broadcast (&self->cond);
}

/* Answers for @page, 0: for every page, wait until they are released. */
void
page_server_hold (PageServer *self, guint page)
{
  set_held (self, page, TRUE);
}

void
page_server_release (PageServer *self, guint page)
{
  set_held (self, page, FALSE);
}

/* @page: 0: all of them. */
guint
page_server_get_n_requests (PageServer *self, guint page)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->pages[page].n_requests;
}

guint
page_server_get_n_held (PageServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_held;
}

/* The most requests that were under way at once. */
guint
page_server_get_peak (PageServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->peak;
}

/* The numbers of the pages as they were asked for: "1 2 3". */
char *
page_server_dup_order (PageServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->order->str);
}
