//! A map of neighbourhoods or blocks as stewards bring it: GeoJSON, of which names and middles are kept, no outlines.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::{Map, Value};
use store::place::Point;

use super::names::{MOST, Name, NoName};

/// What a map says of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapped {
    /// What it is called.
    pub name: Name,
    /// The middle of its extent.
    pub point: Option<Point>,
}

/// Why a map cannot be taken. Features are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoMap {
    /// Not JSON, or not the shape of GeoJSON.
    Unreadable,
    /// No feature in it.
    Empty,
    /// More features than are taken at once.
    Many(usize),
    /// A feature without the property that names it; with the properties it has.
    Nameless(usize, String),
    /// A feature whose name cannot be taken.
    Name(usize, NoName),
    /// A feature that is not in Canada: degrees in the wrong order, or other units.
    Elsewhere(usize),
}

#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: String,
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Option<Map<String, Value>>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    coordinates: Option<Extent>,
    #[serde(default)]
    geometries: Vec<Geometry>,
}

/// Reads a map. `property` names the property that holds the name.
pub fn read(bytes: &[u8], property: &str) -> Result<Vec<Mapped>, NoMap> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let map: Collection = serde_json::from_slice(bytes).map_err(|_| NoMap::Unreadable)?;
    if map.kind != "FeatureCollection" {
        return Err(NoMap::Unreadable);
    }
    match map.features.len() {
        0 => Err(NoMap::Empty),
        count if count > MOST => Err(NoMap::Many(count)),
        _ => map.features.iter().enumerate().map(|(at, feature)| mapped(at + 1, feature, property)).collect(),
    }
}

fn mapped(number: usize, feature: &Feature, property: &str) -> Result<Mapped, NoMap> {
    let empty = Map::new();
    let properties = feature.properties.as_ref().unwrap_or(&empty);
    let value = |wanted: &str| {
        let found = properties.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    let either = |language: &str| {
        [format!("{property}_{language}"), format!("{property}:{language}")]
            .iter()
            .find_map(|name| value(name))
    };
    let plain = value(property);
    let (en, fr) = (either("en").or_else(|| plain.clone()), either("fr").or(plain));
    if en.is_none() && fr.is_none() {
        let there: Vec<&str> = properties.keys().map(String::as_str).take(12).collect();
        return Err(NoMap::Nameless(number, there.join(", ")));
    }
    let name = Name::of(&en.unwrap_or_default(), &fr.unwrap_or_default());
    let name = name.map_err(|why| NoMap::Name(number, why))?;
    let extent = feature.geometry.as_ref().map(extent).unwrap_or_default();
    if extent.is_empty() {
        return Ok(Mapped { name, point: None });
    }
    if extent.is_in_canada() {
        Ok(Mapped { name, point: Some(extent.middle()) })
    } else {
        Err(NoMap::Elsewhere(number))
    }
}

fn extent(geometry: &Geometry) -> Extent {
    let own = geometry.coordinates.unwrap_or_default();
    geometry.geometries.iter().map(extent).fold(own, Extent::with)
}

/// The smallest box around positions; read straight from nested arrays, so that outlines of any size take no room.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Extent {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Default for Extent {
    fn default() -> Self {
        let far = f64::INFINITY;
        Self { west: far, south: far, east: -far, north: -far }
    }
}

impl Extent {
    fn is_empty(self) -> bool {
        self.west > self.east
    }

    fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Roughly: the box around Canada, with some water.
    fn is_in_canada(self) -> bool {
        self.west >= -142.0 && self.east <= -52.0 && self.south >= 41.0 && self.north <= 84.0
    }

    fn middle(self) -> Point {
        let rounded = |degrees: f64| (degrees * 1e5).round() / 1e5;
        Point {
            latitude: rounded(f64::midpoint(self.south, self.north)),
            longitude: rounded(f64::midpoint(self.west, self.east)),
        }
    }
}

/// One element of an array of coordinates.
enum Coordinate {
    Number(f64),
    Positions(Extent),
}

struct Coordinates;

impl<'de> Visitor<'de> for Coordinates {
    type Value = Coordinate;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a number, or an array of coordinates")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Coordinate, E> {
        Ok(Coordinate::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Coordinate, E> {
        Ok(Coordinate::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Coordinate, E> {
        Ok(Coordinate::Number(number as f64))
    }

    /// A position is an array of numbers, longitude first; anything else an array of such.
    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Coordinate, A::Error> {
        let (mut numbers, mut extent) = (Vec::new(), Extent::default());
        while let Some(element) = elements.next_element::<Coordinate>()? {
            match element {
                Coordinate::Number(number) if numbers.len() < 2 => numbers.push(number),
                Coordinate::Number(_) => {}
                Coordinate::Positions(inner) => extent = extent.with(inner),
            }
        }
        if let [east, north] = numbers[..] {
            extent = extent.with(Extent { west: east, south: north, east, north });
        }
        Ok(Coordinate::Positions(extent))
    }
}

impl<'de> Deserialize<'de> for Coordinate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Coordinates)
    }
}

impl<'de> Deserialize<'de> for Extent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Coordinate::deserialize(deserializer)? {
            Coordinate::Positions(extent) => Ok(extent),
            Coordinate::Number(_) => Err(serde::de::Error::custom("coordinates are an array")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn map(features: &str) -> Result<Vec<Mapped>, NoMap> {
        read(format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}").as_bytes(), "name")
    }

    fn feature(properties: &str, geometry: &str) -> String {
        format!("{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{geometry}}}")
    }

    #[test]
    fn names_and_middles_are_read() {
        let square =
            r#"{"type":"Polygon","coordinates":[[[-73.6,45.5],[-73.5,45.5,12],[-73.5,45.6],[-73.6,45.5]]]}"#;
        let both = r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[-64,46]},
            {"type":"LineString","coordinates":[[-63,46],[-64,47]]}]}"#;
        let all = [
            feature(r#"{"NAME":"Mile End","id":4}"#, square),
            feature(r#"{"name_en":"Old Port","name:fr":"Vieux-Port"}"#, both),
            feature(r#"{"name":12}"#, "null"),
        ];
        let read = map(&all.join(",")).unwrap();
        assert_eq!(read[0].point, Some(Point { latitude: 45.55, longitude: -73.55 }));
        assert_eq!(read[1].point, Some(Point { latitude: 46.5, longitude: -63.5 }));
        assert_eq!(
            (read[1].name.name.en.as_str(), read[1].name.name.fr.as_str()),
            ("Old Port", "Vieux-Port")
        );
        assert_eq!((read[2].name.name.fr.as_str(), read[2].point), ("12", None));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(read(b"name\nA", "name"), Err(NoMap::Unreadable));
        assert_eq!(read(br#"{"type":"Feature","features":[]}"#, "name"), Err(NoMap::Unreadable));
        assert_eq!(map(""), Err(NoMap::Empty));
        assert_eq!(map(&vec!["{}"; MOST + 1].join(",")), Err(NoMap::Many(MOST + 1)));
        let other = feature(r#"{"AREA":"A","ID":1}"#, "null");
        assert_eq!(map(&other), Err(NoMap::Nameless(1, "AREA, ID".to_owned())));
        assert!(
            read(format!("{{\"type\":\"FeatureCollection\",\"features\":[{other}]}}").as_bytes(), "area")
                .is_ok()
        );
        assert_eq!(map("{}"), Err(NoMap::Nameless(1, String::new())));
        assert_eq!(map(&feature(r#"{"name":"\u202e"}"#, "null")), Err(NoMap::Name(1, NoName::Unseen)));
        let swapped = feature(r#"{"name":"A"}"#, r#"{"type":"Point","coordinates":[45.5,-73.6]}"#);
        assert_eq!(map(&swapped), Err(NoMap::Elsewhere(1)));
        let metres = feature(r#"{"name":"A"}"#, r#"{"type":"Point","coordinates":[300000,5040000]}"#);
        assert_eq!(map(&metres), Err(NoMap::Elsewhere(1)));
        assert_eq!(map(&feature(r#"{"name":"A"}"#, r#"{"coordinates":"here"}"#)), Err(NoMap::Unreadable));
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        assert_eq!(map(&feature("null", &format!("{{\"coordinates\":{deep}}}"))), Err(NoMap::Unreadable));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes, "name");
        }

        #[test]
        fn any_features_are_read_or_refused(
            name in ".{0,20}", east in -200.0..200.0f64, north in -100.0..100.0f64, deep in 0usize..4,
        ) {
            let position = format!("{}[{east},{north}]{}", "[".repeat(deep), "]".repeat(deep));
            let properties = serde_json::json!({ "name": name }).to_string();
            match map(&feature(&properties, &format!("{{\"coordinates\":{position}}}"))) {
                Ok(read) => {
                    let point = read[0].point.unwrap();
                    prop_assert!((point.longitude - east).abs() < 1e-4 && (point.latitude - north).abs() < 1e-4);
                }
                Err(why) => prop_assert!(matches!(why, NoMap::Name(..) | NoMap::Elsewhere(1))),
            }
        }
    }
}
