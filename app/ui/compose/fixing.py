"""What happens when somebody takes up what a check offers."""

from app.core.checks import finer_quality
from app.core.document import Finding, Fix
from app.core.packet import Tone
from app.ui.compose.documents_card import DocumentsCard
from app.ui.compose.packet_model import PacketModel


def carry_out(finding: Finding, packet: PacketModel, documents: DocumentsCard) -> None:
    places = packet.contents.places_at(finding.pages)
    match finding.fix:
        case Fix.LEAVE_OUT:
            packet.leave_out(places)
        case Fix.TURN:
            packet.turn(places)
        case Fix.CLEARER:
            packet.set_tone(places, Tone.CLEARER)
        case Fix.PHOTO:
            packet.set_tone(places, Tone.PHOTO)
        case Fix.TEXT:
            packet.set_tone(places, Tone.TEXT)
        case Fix.FIT | Fix.AS_PICTURES:
            packet.choose_pictures(True)
        case Fix.FINER:
            packet.choose_quality(finer_quality(packet.quality) or packet.quality)
        case Fix.FIRST_PART:
            packet.send_first_part()
        case Fix.PASSWORD:
            documents.ask_password(finding.document)
