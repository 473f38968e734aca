"""The contract for Python clients without generated code: messages and methods from the descriptor set that the build makes.

    contract = Contract(BUILD / 'proto' / 'isnad.binpb')
    request = contract.message('isnad.v1.AttributeQuotesRequest')(document={'text': '...'})
    response = contract.unary(channel, 'AttributeQuotes')(request, timeout=10)

Needs Debian's python3-grpcio and python3-protobuf.
"""
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

SERVICE = 'isnad.v1.QuoteAttributionService'


class Contract:
    def __init__(self, descriptor_set):
        self._pool = descriptor_pool.DescriptorPool()
        self._factory = message_factory.MessageFactory(self._pool)
        for file in descriptor_pb2.FileDescriptorSet.FromString(descriptor_set.read_bytes()).file:
            self._pool.Add(file)
        self.service = self._pool.FindServiceByName(SERVICE)

    def message(self, name):
        return self._factory.GetPrototype(self._pool.FindMessageTypeByName(name))

    def unary(self, channel, method):
        return channel.unary_unary(*self._call(method))

    def stream(self, channel, method):
        return channel.stream_stream(*self._call(method))

    def _call(self, method):
        described = self.service.methods_by_name[method]
        request = self._factory.GetPrototype(described.input_type)
        response = self._factory.GetPrototype(described.output_type)
        return f'/{SERVICE}/{method}', request.SerializeToString, response.FromString

    def details(self, error):
        """-> {name of the message: message} of the details that an RpcError carries."""
        for key, value in error.trailing_metadata() or ():
            if key == 'grpc-status-details-bin':
                return self.details_of(self.message('google.rpc.Status').FromString(value))
        return {}

    def details_of(self, status):
        """The same of a google.rpc.Status, such as the error of one document in a stream."""
        found = {}
        for detail in status.details:
            name = detail.type_url.rpartition('/')[2]
            found[name.rpartition('.')[2]] = self.message(name).FromString(detail.value)
        return found
