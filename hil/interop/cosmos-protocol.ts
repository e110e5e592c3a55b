// COSMOS counts no sequences by itself, and a repeated count is a repeated telecommand, which is never executed twice.
export const SEQUENCE_PROTOCOL = `# Counts the telecommand packets of each application process. The count begins at the time of day, so that one that
# begins anew does not repeat the last ones.
import time

from openc3.interfaces.protocols.protocol import Protocol

COUNTS = 16384


class SequenceProtocol(Protocol):
    def __init__(self, allow_empty_data=None):
        super().__init__(allow_empty_data)
        self.next_counts = {}

    def write_packet(self, packet):
        apid = packet.read("APID")
        count = self.next_counts.get(apid, int(time.time()) % COUNTS)
        self.next_counts[apid] = (count + 1) % COUNTS
        packet.write("SEQUENCE_COUNT", count)
        return packet
`;
