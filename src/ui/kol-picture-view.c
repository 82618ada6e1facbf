// SPDX-FileCopyrightText: The Kollect authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kol-config.h"

#include "kol-picture-view.h"
#include "kol-text.h"

enum
{
  PROP_SHAPE = 1,
  PROP_PICTURE_WIDTH,
  PROP_PICTURE_HEIGHT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

struct _KolPictureView
{
  GtkWidget parent_instance;

  KolPictureShape shape;
  int width;  /* application pixels */
  int height; /* application pixels */

  KolPictureLoader *loader;  /* owned, nullable: nothing is asked for */
  char *url;                 /* owned, nullable */
  char *name;                /* owned, nullable: whose initials stand in */
  GdkTexture *texture;       /* owned, nullable */
  PangoLayout *initials;     /* owned, nullable: made when first drawn */
  GCancellable *cancellable; /* owned, nullable: of the picture that is being loaded */
  gboolean asked;            /* for this address and size, with whatever result */
};

G_DEFINE_FINAL_TYPE (KolPictureView, kol_picture_view, GTK_TYPE_WIDGET)

/* Pale above, deeper below, and the ink of the initials. */
static const struct
{
  guint32 top;
  guint32 bottom;
  guint32 ink;
} discs[] = {
  { 0xd6e6fb, 0xaecdf5, 0x1b4f8f }, { 0xd3f1e8, 0xa3dccb, 0x14604d },
  { 0xe3f3cf, 0xc2e29b, 0x3d6414 }, { 0xfcefc0, 0xf5dc86, 0x6e5203 },
  { 0xfde0c8, 0xf8bf94, 0x7d3f0c }, { 0xfbd9d6, 0xf3b0ab, 0x84241d },
  { 0xf7d8ea, 0xecaed2, 0x7c1f57 }, { 0xe6dcf8, 0xcab6f0, 0x4c2c8a },
  { 0xe9e2d8, 0xd3c6b3, 0x574730 }, { 0xd5eef3, 0xa5d8e3, 0x145a69 },
};

static GdkRGBA
rgba_from (guint32 rgb)
{
  return (GdkRGBA){ (rgb >> 16 & 0xff) / 255.f, (rgb >> 8 & 0xff) / 255.f, (rgb & 0xff) / 255.f,
                    1 };
}

/* One texture for each picture, however many rows show it; it lives as long as the picture does in
 * the loader's memory. */
static GdkTexture *
get_texture (KolPicture *picture)
{
  static GQuark quark;
  GdkTexture *texture;

  if (quark == 0)
    quark = g_quark_from_static_string ("kol-picture-texture");

  texture = g_object_get_qdata (G_OBJECT (picture), quark);
  if (texture == NULL)
    {
      texture = gdk_memory_texture_new (
          kol_picture_get_width (picture), kol_picture_get_height (picture),
          GDK_MEMORY_R8G8B8A8_PREMULTIPLIED, kol_picture_get_pixels (picture),
          kol_picture_get_stride (picture));
      g_object_set_qdata_full (G_OBJECT (picture), quark, texture, g_object_unref);
    }

  return texture;
}

static void
take_picture (KolPictureView *self, KolPicture *picture)
{
  g_set_object (&self->texture, get_texture (picture));
}

static void
stop_loading (KolPictureView *self)
{
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->asked = FALSE;
}

static void
forget_picture (KolPictureView *self)
{
  stop_loading (self);
  g_clear_object (&self->texture);
  self->asked = FALSE;
}

static void
on_picture_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KolPictureView) self = KOL_PICTURE_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (KolPicture) picture = NULL;

  picture = kol_picture_loader_load_finish (KOL_PICTURE_LOADER (source), result, &error);

  /* Whoever cancelled has put something else in its place. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (picture == NULL)
    {
      g_autofree char *message = kol_text_redact (error->message);

      g_debug ("No picture: %s", message);
      return;
    }

  take_picture (self, picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
load_picture (KolPictureView *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  KolPicture *picture; /* the loader's */

  if (self->asked || self->loader == NULL || self->url == NULL)
    return;

  self->asked = TRUE;
  picture = kol_picture_loader_peek (self->loader, self->url, self->shape, self->width * scale,
                                     self->height * scale);
  if (picture != NULL)
    {
      take_picture (self, picture);
      return;
    }

  self->cancellable = g_cancellable_new ();
  kol_picture_loader_load_async (self->loader, self->url, self->shape, self->width * scale,
                                 self->height * scale, self->cancellable, on_picture_loaded_cb,
                                 g_object_ref (self));
}

static void
ensure_initials (KolPictureView *self)
{
  PangoFontDescription *font;
  g_autofree char *text = NULL;

  if (self->initials != NULL)
    return;

  text = kol_text_initials (self->name);
  self->initials = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (self->initials)));
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, self->height * 0.4 * PANGO_SCALE);
  pango_layout_set_font_description (self->initials, font);
  pango_font_description_free (font);
}

static void
snapshot_initials (KolPictureView *self, GtkSnapshot *snapshot, const GdkRGBA *ink)
{
  int width;
  int height;

  ensure_initials (self);
  pango_layout_get_pixel_size (self->initials, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((self->width - width) / 2, (self->height - height) / 2));
  gtk_snapshot_append_layout (snapshot, self->initials, ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_disc (KolPictureView *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  guint i = self->name != NULL ? g_str_hash (self->name) % G_N_ELEMENTS (discs) : 0;
  GskColorStop stops[] = { { 0, rgba_from (discs[i].top) }, { 1, rgba_from (discs[i].bottom) } };
  GdkRGBA ink = rgba_from (discs[i].ink);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, bounds, self->height / 2.f);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_linear_gradient (snapshot, bounds, &GRAPHENE_POINT_INIT (0, 0),
                                       &GRAPHENE_POINT_INIT (0, self->height), stops,
                                       G_N_ELEMENTS (stops));
  gtk_snapshot_pop (snapshot);
  snapshot_initials (self, snapshot, &ink);
}

static void
snapshot_blank (KolPictureView *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  GskRoundedRect blank;

  gsk_rounded_rect_init_from_rect (&blank, bounds, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &blank);
  /* A grey that is quiet on light and on dark. */
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ .5f, .5f, .5f, .16f }, bounds);
  gtk_snapshot_pop (snapshot);
}

/* Rows far outside are bound but never drawn, so this is where a picture is first wanted: what is
 * seen is asked for, and nothing else. */
static void
kol_picture_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KolPictureView *self = KOL_PICTURE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->width, self->height);

  load_picture (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((gtk_widget_get_width (widget) - self->width) / 2,
                                      (gtk_widget_get_height (widget) - self->height) / 2));
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
  else if (self->shape == KOL_PICTURE_SHAPE_ROUND)
    snapshot_disc (self, snapshot, &bounds);
  else if (self->url != NULL)
    snapshot_blank (self, snapshot, &bounds);
  gtk_snapshot_restore (snapshot);
}

static void
kol_picture_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  KolPictureView *self = KOL_PICTURE_VIEW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
kol_picture_view_unmap (GtkWidget *widget)
{
  stop_loading (KOL_PICTURE_VIEW (widget));

  GTK_WIDGET_CLASS (kol_picture_view_parent_class)->unmap (widget);
}

static void
kol_picture_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (kol_picture_view_parent_class)->system_setting_changed (widget, setting);

  g_clear_object (&KOL_PICTURE_VIEW (widget)->initials);
}

static void
on_scale_factor_changed_cb (KolPictureView *self)
{
  forget_picture (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
kol_picture_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KolPictureView *self = KOL_PICTURE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SHAPE:
      g_value_set_uint (value, self->shape);
      break;
    case PROP_PICTURE_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_PICTURE_HEIGHT:
      g_value_set_int (value, self->height);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_picture_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  KolPictureView *self = KOL_PICTURE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SHAPE:
      self->shape = g_value_get_uint (value);
      break;
    case PROP_PICTURE_WIDTH:
      kol_picture_view_set_size (self, g_value_get_int (value), self->height);
      break;
    case PROP_PICTURE_HEIGHT:
      kol_picture_view_set_size (self, self->width, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kol_picture_view_dispose (GObject *object)
{
  KolPictureView *self = KOL_PICTURE_VIEW (object);

  forget_picture (self);
  g_clear_object (&self->initials);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (kol_picture_view_parent_class)->dispose (object);
}

static void
kol_picture_view_finalize (GObject *object)
{
  KolPictureView *self = KOL_PICTURE_VIEW (object);

  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (kol_picture_view_parent_class)->finalize (object);
}

static void
kol_picture_view_class_init (KolPictureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kol_picture_view_get_property;
  object_class->set_property = kol_picture_view_set_property;
  object_class->dispose = kol_picture_view_dispose;
  object_class->finalize = kol_picture_view_finalize;
  widget_class->measure = kol_picture_view_measure;
  widget_class->snapshot = kol_picture_view_snapshot;
  widget_class->unmap = kol_picture_view_unmap;
  widget_class->system_setting_changed = kol_picture_view_system_setting_changed;

  /**
   * KolPictureView:shape:
   *
   * A #KolPictureShape.
   */
  properties[PROP_SHAPE] = g_param_spec_uint (
      "shape", NULL, NULL, KOL_PICTURE_SHAPE_ROUND, KOL_PICTURE_SHAPE_COVER,
      KOL_PICTURE_SHAPE_ROUND, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * KolPictureView:picture-width:
   *
   * Width in application pixels.
   */
  properties[PROP_PICTURE_WIDTH] = g_param_spec_int ("picture-width", NULL, NULL, 1, 1024, 36,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                         G_PARAM_STATIC_STRINGS);
  /**
   * KolPictureView:picture-height:
   *
   * Height in application pixels.
   */
  properties[PROP_PICTURE_HEIGHT] = g_param_spec_int ("picture-height", NULL, NULL, 1, 1024, 36,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                          G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "picture");
  /* The name stands beside the face as text. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kol_picture_view_init (KolPictureView *self)
{
  self->width = 36;
  self->height = 36;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_factor_changed_cb), NULL);
}

/**
 * kol_picture_view_new:
 * @shape: round or cover
 * @width: width in application pixels
 * @height: height in application pixels
 *
 * Returns: (transfer floating): a view without a picture
 */
GtkWidget *
kol_picture_view_new (KolPictureShape shape, int width, int height)
{
  return g_object_new (KOL_TYPE_PICTURE_VIEW, "shape", shape, "picture-width", width,
                       "picture-height", height, NULL);
}

/**
 * kol_picture_view_set_size:
 * @self: a view
 * @width: width in application pixels
 * @height: height in application pixels
 *
 * The picture is asked for in exactly this size times the window's scale.
 */
void
kol_picture_view_set_size (KolPictureView *self, int width, int height)
{
  g_return_if_fail (KOL_IS_PICTURE_VIEW (self));
  g_return_if_fail (width > 0 && height > 0);

  if (self->width == width && self->height == height)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->width != width)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURE_WIDTH]);
  if (self->height != height)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURE_HEIGHT]);
  self->width = width;
  self->height = height;
  forget_picture (self);
  g_clear_object (&self->initials);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * kol_picture_view_set_loader:
 * @self: a view
 * @loader: (nullable): where pictures come from; %NULL: nothing is asked for
 */
void
kol_picture_view_set_loader (KolPictureView *self, KolPictureLoader *loader)
{
  g_return_if_fail (KOL_IS_PICTURE_VIEW (self));
  g_return_if_fail (loader == NULL || KOL_IS_PICTURE_LOADER (loader));

  if (self->loader == loader)
    return;

  forget_picture (self);
  g_set_object (&self->loader, loader);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kol_picture_view_set_picture:
 * @self: a view
 * @url: (nullable): the picture's address; %NULL or empty: there is none
 * @name: (nullable): whose it is, for the initials of a round one
 *
 * Shows another picture. What was being loaded is given up.
 */
void
kol_picture_view_set_picture (KolPictureView *self, const char *url, const char *name)
{
  g_return_if_fail (KOL_IS_PICTURE_VIEW (self));

  if (url != NULL && *url == '\0')
    url = NULL;

  if (g_strcmp0 (self->name, name) != 0)
    {
      g_clear_pointer (&self->name, g_free);
      self->name = g_strdup (name);
      g_clear_object (&self->initials);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (g_strcmp0 (self->url, url) == 0)
    return;

  forget_picture (self);
  g_clear_pointer (&self->url, g_free);
  self->url = g_strdup (url);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kol_picture_view_is_loading:
 * @self: a view
 *
 * Returns: whether the picture was asked for and neither came nor failed
 */
gboolean
kol_picture_view_is_loading (KolPictureView *self)
{
  g_return_val_if_fail (KOL_IS_PICTURE_VIEW (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * kol_picture_view_has_picture:
 * @self: a view
 *
 * Returns: whether the picture itself is shown, and not what stands in for it
 */
gboolean
kol_picture_view_has_picture (KolPictureView *self)
{
  g_return_val_if_fail (KOL_IS_PICTURE_VIEW (self), FALSE);

  return self->texture != NULL;
}
