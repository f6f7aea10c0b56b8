// A worker that answers the first request and then works for ever.
onmessage = ({ data }) => {
  postMessage({ id: data.id, kind: 'value', value: undefined });
  onmessage = () => {
    for (;;);
  };
};
