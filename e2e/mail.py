"""A mail server on this machine for the journeys: prints its port, and then each mail it takes as one line of JSON."""
import asyncio
import email
import email.policy
import json

from aiosmtpd.smtp import SMTP


class Keep:
    async def handle_DATA(self, _server, _session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in message.walk() if part.get_content_maintype() == "text"}
        mail = {"to": envelope.rcpt_tos, "subject": message["subject"], "parts": parts, "headers": dict(message.items())}
        print(json.dumps(mail), flush=True)
        return "250 taken"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Keep(), enable_SMTPUTF8=True), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.sleep(1800)


asyncio.run(main())
