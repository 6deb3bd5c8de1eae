"""Reads iCalendar text from standard input with two libraries that know nothing of each other, and prints what each found.

Moments are in UTC. With "embedded", zones are taken from the text alone: their names are changed to ones nobody knows.
With "mail", the text is taken from a letter, where it is another form of the letter and a file as well.
"""

import email
import email.policy
import json
import sys
from datetime import datetime, timezone

import icalendar
import vobject


def utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def address(value):
    return str(value).removeprefix("mailto:")


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    found = []
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        attendee, conference = event.get("ATTENDEE"), event.get("CONFERENCE")
        found.append({
            "method": str(calendar["METHOD"]),
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "starts": utc(event.start),
            "ends": utc(event.end),
            "summary": str(event["SUMMARY"]),
            "description": str(event["DESCRIPTION"]),
            "location": str(event.get("LOCATION", "")),
            "status": str(event["STATUS"]),
            "organiser": [event["ORGANIZER"].params["CN"], address(event["ORGANIZER"])],
            "attendee": attendee and [attendee.params["CN"], address(attendee), attendee.params["PARTSTAT"],
                                      attendee.params["RSVP"]],
            "conference": conference and str(conference),
            "alarms": [int(-alarm["TRIGGER"].dt.total_seconds() // 60) for alarm in event.walk("VALARM")],
        })
    return found


def by_vobject(text):
    calendar = vobject.readOne(text)
    found = []
    for event in getattr(calendar, "vevent_list", []):
        attendee, conference = getattr(event, "attendee", None), getattr(event, "conference", None)
        found.append({
            "method": calendar.method.value,
            "uid": event.uid.value,
            "sequence": int(event.sequence.value),
            "starts": utc(event.dtstart.value),
            "ends": utc(event.dtend.value),
            "summary": event.summary.value,
            "description": event.description.value,
            "location": event.location.value if hasattr(event, "location") else "",
            "status": event.status.value,
            "organiser": [event.organizer.cn_param, address(event.organizer.value)],
            "attendee": attendee and [attendee.cn_param, address(attendee.value), attendee.partstat_param,
                                      attendee.rsvp_param],
            "conference": conference and conference.value,
            "alarms": [int(-alarm.trigger.value.total_seconds() // 60) for alarm in getattr(event, "valarm_list", [])],
        })
    return found


def of_mail(data):
    letter = email.message_from_bytes(data, policy=email.policy.default)
    assert letter.get_content_type() == "multipart/mixed", letter.get_content_type()
    forms, file = letter.iter_parts()
    kinds = [form.get_content_type() for form in forms.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"], kinds
    entry = list(forms.iter_parts())[2]
    text = entry.get_payload(decode=True).decode()
    assert file.get_filename() == "invite.ics" and file.get_payload(decode=True).decode() == text
    assert f"METHOD:{entry.get_param('method')}\r\n" in text, entry["Content-Type"]
    return text


data = sys.stdin.buffer.read()
text = of_mail(data) if "mail" in sys.argv else data.decode()
if "embedded" in sys.argv:
    lines = text.replace("\r\n ", "").split("\r\n")
    for zone in {line.removeprefix("TZID:") for line in lines if line.startswith("TZID:")}:
        lines = [line.replace(f"TZID:{zone}", f"TZID:Elsewhere {zone}").replace(f"TZID={zone}", f"TZID=Elsewhere {zone}")
                 for line in lines]
    text = "\r\n".join(lines)
print(json.dumps({"icalendar": by_icalendar(text), "vobject": by_vobject(text)}))
